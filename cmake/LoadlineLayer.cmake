# loadline_layer(<name> [SOURCES file...] [NEEDS target...] [PRIVATE_NEEDS target...])
#
# A library loadline_<name> with alias loadline::<name>: C++20, the layer's public headers as a file set whose members are
# each compiled alone (target all_verify_interface_header_sets), warnings for our own code only, installed and exported.
find_package(Git QUIET)
set(LOADLINE_REVISION "unknown")
if(GIT_FOUND)
  execute_process(COMMAND "${GIT_EXECUTABLE}" rev-parse --short=12 HEAD WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
                  OUTPUT_VARIABLE revision OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed ERROR_QUIET)
  if(NOT failed)
    set(LOADLINE_REVISION "${revision}")
  endif()
endif()

add_library(loadline_options INTERFACE)
target_compile_features(loadline_options INTERFACE cxx_std_20)
# -ffp-contract=off for everyone, -ffast-math for no one: docs/adr/0009-no-contraction.md.
target_compile_options(loadline_options INTERFACE -ffp-contract=off)

# Off: missing-field-initializers cries at designated initialisers whose other members have defaults; restrict is a
# false alarm of g++ 12 at std::string::insert (GCC bug 105651).
add_library(loadline_warnings INTERFACE)
target_compile_options(loadline_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wno-missing-field-initializers
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> $<$<BOOL:${LOADLINE_WARNINGS_AS_ERRORS}>:-Werror>)

include(GNUInstallDirs)
set_target_properties(loadline_options PROPERTIES EXPORT_NAME options)
install(TARGETS loadline_options EXPORT loadlineTargets)

function(loadline_layer name)
  cmake_parse_arguments(LAYER "" "" "SOURCES;NEEDS;PRIVATE_NEEDS" ${ARGN})
  set(target loadline_${name})
  file(GLOB headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/loadline/${name}/*.hpp")
  if(LAYER_SOURCES)
    add_library(${target} STATIC ${LAYER_SOURCES})
    set(scope PUBLIC)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:loadline_warnings> ${LAYER_PRIVATE_NEEDS})
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(loadline::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  set(header_set "")
  if(headers)
    target_sources(${target} ${scope} FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${headers})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    set(header_set FILE_SET HEADERS)
  endif()
  target_link_libraries(${target} ${scope} loadline_options ${LAYER_NEEDS})
  install(TARGETS ${target} EXPORT loadlineTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} ${header_set})
endfunction()
