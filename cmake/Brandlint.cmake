# brandlint_find_package(<package> [<argument>...])
# brandlint_pkg_config(<PREFIX> <module>...)
#
# find_package(... REQUIRED), and pkg_check_modules(... IMPORTED_TARGET) whose target is
# PkgConfig::<PREFIX>. What the libraries were found with is remembered, so that the installed
# package finds the same (cmake/Install.cmake).
macro(brandlint_find_package)
  find_package(${ARGV} REQUIRED)
  string(REPLACE ";" " " brandlint_arguments "${ARGV}")
  set_property(GLOBAL APPEND PROPERTY BRANDLINT_FINDS "find_dependency(${brandlint_arguments})")
endmacro()

macro(brandlint_pkg_config prefix)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(${prefix} REQUIRED IMPORTED_TARGET ${ARGN})
  string(REPLACE ";" " " brandlint_arguments "${ARGN}")
  set_property(GLOBAL APPEND PROPERTY BRANDLINT_FINDS
    "pkg_check_modules(${prefix} REQUIRED IMPORTED_TARGET ${brandlint_arguments})")
endmacro()

# The same for a library that only the program needs, not whoever links ours.
macro(brandlint_pkg_config_private prefix)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(${prefix} REQUIRED IMPORTED_TARGET ${ARGN})
endmacro()

# brandlint_library(<name> [NOT_INSTALLED] SOURCES <file>... [PUBLIC <target>...] [PRIVATE <target>...])
#
# One static library per folder; NOT_INSTALLED: not a part of what find_package(brandlint) gives. PUBLIC lists what the folder's headers include, PRIVATE what only
# its .cc files do; that list is the folder's place in the layering (tests/layering.py holds it to
# the #include lines).
function(brandlint_library name)
  cmake_parse_arguments(arg "NOT_INSTALLED" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(brandlint_${name} STATIC ${arg_SOURCES})
  add_library(brandlint::${name} ALIAS brandlint_${name})
  target_compile_features(brandlint_${name} PUBLIC cxx_std_20)
  target_include_directories(brandlint_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:include/brandlint>)
  target_link_libraries(brandlint_${name}
    PUBLIC ${arg_PUBLIC}
    PRIVATE ${arg_PRIVATE} $<BUILD_INTERFACE:brandlint_warnings>)
  set_target_properties(brandlint_${name} PROPERTIES EXPORT_NAME ${name})
  if(NOT arg_NOT_INSTALLED)
    set_property(GLOBAL APPEND PROPERTY BRANDLINT_LIBRARIES brandlint_${name})
  endif()
endfunction()

# brandlint_test(<name> SOURCES <file>... [LINK <target>...])
#
# One GoogleTest program per folder of tests; each TEST and each row of a table is a ctest case.
# Does nothing where tests are not built.
function(brandlint_test name)
  if(NOT BRANDLINT_TESTS)
    return()
  endif()
  cmake_parse_arguments(arg "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name}_test ${arg_SOURCES})
  target_compile_features(${name}_test PRIVATE cxx_std_20)
  target_include_directories(${name}_test PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name}_test PRIVATE ${arg_LINK} brandlint_warnings GTest::gmock GTest::gtest_main)
  gtest_discover_tests(${name}_test TEST_PREFIX "${name}." NO_PRETTY_VALUES DISCOVERY_TIMEOUT 60
                       WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
endfunction()
