# What `cmake --install` puts where: the program with its manual page and what shells complete, and,
# as the component "development", the library with what find_package(brandlint) needs.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# The program's own words, written down by itself.
set(words ${PROJECT_BINARY_DIR}/share)
set(pages "")
foreach(page IN ITEMS brandlint.1:man brandlint.bash:bash _brandlint:zsh brandlint.fish:fish)
  string(REPLACE ":" ";" page ${page})
  list(GET page 0 file)
  list(GET page 1 kind)
  set(call completion ${kind})
  if(kind STREQUAL "man")
    set(call help --man)
  endif()
  add_custom_command(OUTPUT ${words}/${file}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${words}
    COMMAND brandlint ${call} > ${words}/${file}
    DEPENDS brandlint VERBATIM)
  list(APPEND pages ${words}/${file})
endforeach()
add_custom_target(brandlint_words_of_help ALL DEPENDS ${pages})

install(TARGETS brandlint RUNTIME COMPONENT program)
install(FILES ${words}/brandlint.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
install(FILES ${words}/brandlint.bash RENAME brandlint
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${words}/_brandlint DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program)
install(FILES ${words}/brandlint.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
install(DIRECTORY data/schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/brandlint COMPONENT program)
install(FILES LICENSE RENAME copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)

# The library: core/brandlint.h, and all it includes below the same folder.
get_property(libraries GLOBAL PROPERTY BRANDLINT_LIBRARIES)
add_library(brandlint_front INTERFACE)
target_link_libraries(brandlint_front INTERFACE brandlint::checker brandlint::report)
set_target_properties(brandlint_front PROPERTIES EXPORT_NAME brandlint)
install(TARGETS brandlint_front ${libraries} EXPORT brandlint ARCHIVE COMPONENT development)
set(headers ${CMAKE_INSTALL_INCLUDEDIR}/brandlint)
install(DIRECTORY core DESTINATION ${headers} COMPONENT development FILES_MATCHING PATTERN "*.h"
  PATTERN make_tables EXCLUDE)
install(FILES ${PROJECT_BINARY_DIR}/core/checker/generated/core/checker/version.h
  DESTINATION ${headers}/core/checker COMPONENT development)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/brandlint)
install(EXPORT brandlint NAMESPACE brandlint:: FILE brandlintTargets.cmake
  DESTINATION ${package} COMPONENT development)
get_property(BRANDLINT_FINDS GLOBAL PROPERTY BRANDLINT_FINDS)
list(JOIN BRANDLINT_FINDS "\n" BRANDLINT_FINDS)
configure_package_config_file(cmake/brandlintConfig.cmake.in ${PROJECT_BINARY_DIR}/brandlintConfig.cmake
  INSTALL_DESTINATION ${package})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/brandlintConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/brandlintConfig.cmake ${PROJECT_BINARY_DIR}/brandlintConfigVersion.cmake
  DESTINATION ${package} COMPONENT development)

# `cpack --config build/release/CPackConfig.cmake`: a package of Debian's with the program.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "the brandlint developers <brandlint@localhost>")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR})
set(CPACK_INSTALL_CMAKE_PROJECTS ${PROJECT_BINARY_DIR} brandlint program /)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is opened while it runs, and no library: data for reading, a font for SVG, whose certificates a
# webhook believes.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tesseract-ocr-eng, fonts-dejavu-core, ca-certificates")
set(CPACK_STRIP_FILES ON)
include(CPack)
