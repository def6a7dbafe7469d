# libcsv (a streaming RFC 4180 parser in C) brings neither a CMake package nor a pkg-config file. Defines libcsv::libcsv.
find_path(LIBCSV_INCLUDE_DIR csv.h)
find_library(LIBCSV_LIBRARY csv)
set(LIBCSV_VERSION "")
if(LIBCSV_INCLUDE_DIR)
  file(STRINGS "${LIBCSV_INCLUDE_DIR}/csv.h" parts REGEX "^#define CSV_(MAJOR|MINOR|RELEASE) [0-9]+$")
  list(TRANSFORM parts REPLACE "[^0-9]+" "")
  list(JOIN parts "." LIBCSV_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(libcsv REQUIRED_VARS LIBCSV_LIBRARY LIBCSV_INCLUDE_DIR VERSION_VAR LIBCSV_VERSION)
mark_as_advanced(LIBCSV_INCLUDE_DIR LIBCSV_LIBRARY)
if(libcsv_FOUND AND NOT TARGET libcsv::libcsv)
  add_library(libcsv::libcsv UNKNOWN IMPORTED)
  set_target_properties(libcsv::libcsv PROPERTIES IMPORTED_LOCATION "${LIBCSV_LIBRARY}"
                        INTERFACE_INCLUDE_DIRECTORIES "${LIBCSV_INCLUDE_DIR}")
endif()
