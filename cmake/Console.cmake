# The pages of console/, built by Vite, where Node and npm's packages are; nothing is fetched here.
#
# brandlint_console_page(<page> <variable>)
#
# Sets <variable> to the files <page>.css and <page>.js below ${PROJECT_BINARY_DIR}/console, made
# when the target that uses them is built; to nothing where the page cannot be built.
set(BRANDLINT_CONSOLE AUTO CACHE STRING
  "Build the pages of console/: ON, OFF, or AUTO, where Node and node_modules are (npm ci)")
set_property(CACHE BRANDLINT_CONSOLE PROPERTY STRINGS AUTO ON OFF)

# What Vite asks for ("engines" in its package.json).
set(BRANDLINT_OLDEST_NODE 20.19)

# Sets <variable> to why the pages cannot be built, to nothing where they can.
function(brandlint_console_hindrance variable)
  set(why "")
  find_program(BRANDLINT_NODE node)
  if(NOT BRANDLINT_NODE)
    set(why "Node is not installed")
  else()
    execute_process(COMMAND ${BRANDLINT_NODE} --version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
    string(REGEX REPLACE "^v" "" version "${version}")
    if(version VERSION_LESS BRANDLINT_OLDEST_NODE)
      set(why "Node ${version} is older than ${BRANDLINT_OLDEST_NODE}")
    elseif(NOT EXISTS ${PROJECT_SOURCE_DIR}/node_modules/vite/bin/vite.js)
      set(why "node_modules is not there (npm ci)")
    endif()
  endif()
  set(${variable} "${why}" PARENT_SCOPE)
endfunction()

set(BRANDLINT_HAS_CONSOLE OFF)
if(BRANDLINT_CONSOLE)
  brandlint_console_hindrance(why)
  if(NOT why)
    set(BRANDLINT_HAS_CONSOLE ON)
  elseif(BRANDLINT_CONSOLE STREQUAL "AUTO")
    message(STATUS "The html report will be the plain page: ${why}")
  else()
    message(FATAL_ERROR "BRANDLINT_CONSOLE is ${BRANDLINT_CONSOLE}, but ${why}")
  endif()
endif()

function(brandlint_console_page page variable)
  set(${variable} "" PARENT_SCOPE)
  if(NOT BRANDLINT_HAS_CONSOLE)
    return()
  endif()
  set(console ${PROJECT_SOURCE_DIR}/console)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
    ${console}/shared/*.ts ${console}/shared/*.tsx ${console}/shared/*.css
    ${console}/${page}/*.ts ${console}/${page}/*.tsx ${console}/${page}/*.css)
  set(folder ${PROJECT_BINARY_DIR}/console)
  set(files ${folder}/${page}.css ${folder}/${page}.js)
  add_custom_command(OUTPUT ${files}
    COMMAND ${BRANDLINT_NODE} node_modules/vite/bin/vite.js build --config console/vite.config.mts
            --mode ${page} --outDir ${folder} --logLevel warn
    DEPENDS ${sources} ${console}/vite.config.mts ${console}/tsconfig.json ${PROJECT_SOURCE_DIR}/package-lock.json
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} COMMENT "Building the page ${page}" VERBATIM)
  set(${variable} ${files} PARENT_SCOPE)
endfunction()
