# brandlint_library(<name> SOURCES <file>... [PUBLIC <target>...] [PRIVATE <target>...])
#
# One static library per folder. PUBLIC lists what the folder's headers include, PRIVATE what only
# its .cc files do; that list is the folder's place in the layering (tests/layering.py holds it to
# the #include lines).
function(brandlint_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(brandlint_${name} STATIC ${arg_SOURCES})
  add_library(brandlint::${name} ALIAS brandlint_${name})
  target_compile_features(brandlint_${name} PUBLIC cxx_std_20)
  target_include_directories(brandlint_${name} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
  target_link_libraries(brandlint_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} brandlint_warnings)
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
