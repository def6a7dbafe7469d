# `cmake --install` puts the program, its headers and libraries, and what find_package(loadline) reads. Included last,
# when every layer exists.
include(CMakePackageConfigHelpers)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/loadline")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/loadlineConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/loadlineConfig.cmake" INSTALL_DESTINATION "${package_folder}")
# Before 1.0 a new minor version may change an interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/loadlineConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/loadlineConfig.cmake" "${PROJECT_BINARY_DIR}/loadlineConfigVersion.cmake"
              "${CMAKE_CURRENT_LIST_DIR}/Findlibcsv.cmake"
        DESTINATION "${package_folder}")
install(EXPORT loadlineTargets NAMESPACE loadline:: DESTINATION "${package_folder}")
if(TARGET loadline_program)
  install(TARGETS loadline_program RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
