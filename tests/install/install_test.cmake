# Installs the build into an empty folder and builds a project there that knows nothing but find_package(loadline).
function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE "${work}/prefix" "${work}/consumer")
run("${CMAKE_COMMAND}" --install "${build}" --prefix "${work}/prefix")
run("${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}/consumer" -B "${work}/consumer" -G Ninja
    -D CMAKE_BUILD_TYPE=Release -D "CMAKE_CXX_COMPILER=${compiler}" -D "CMAKE_PREFIX_PATH=${work}/prefix")
run("${CMAKE_COMMAND}" --build "${work}/consumer")
run("${work}/consumer/consumer" "${scenario}")
run("${work}/prefix/bin/loadline" check "${scenario}")
