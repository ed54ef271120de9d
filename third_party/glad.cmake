# glad::glad: functions of OpenGL 3.3 core, a superset of what is asked of the driver (3.0). Generated from the
# specification that comes with glad, without the network.
find_program(GLAD_GENERATOR glad REQUIRED)
mark_as_advanced(GLAD_GENERATOR)

set(glad_folder ${PROJECT_BINARY_DIR}/third_party/glad)
add_custom_command(
    OUTPUT ${glad_folder}/src/gl.c ${glad_folder}/include/glad/gl.h ${glad_folder}/include/KHR/khrplatform.h
    COMMAND ${GLAD_GENERATOR} --quiet --reproducible --api gl:core=3.3 --extensions "" --out-path ${glad_folder} c
    COMMENT "Generating the OpenGL loader"
    VERBATIM)
add_library(glad STATIC ${glad_folder}/src/gl.c ${glad_folder}/include/glad/gl.h)
target_include_directories(glad SYSTEM PUBLIC ${glad_folder}/include)
add_library(glad::glad ALIAS glad)
