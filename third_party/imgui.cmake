# imgui::imgui and imgui::backends (GLFW, OpenGL 3). Dear ImGui is built here and not taken as a binary, because the settings
# below change the layout of its structs. Its source is, in this order:
#   1. MILEPOST_IMGUI_DIR, if given
#   2. build/third_party/imgui, which third_party/setup fetches from Debian
#   3. upstream, at a fixed commit
set(MILEPOST_IMGUI_DIR ${PROJECT_SOURCE_DIR}/build/third_party/imgui CACHE PATH "Dear ImGui's source")
set(imgui_folder ${MILEPOST_IMGUI_DIR})
if(NOT EXISTS ${imgui_folder}/imgui.h)
    message(STATUS "No Dear ImGui in ${imgui_folder}: fetching it from upstream")
    include(FetchContent)
    FetchContent_Declare(imgui
        GIT_REPOSITORY https://github.com/ocornut/imgui.git
        GIT_TAG 45acd5e0e82f4c954432533ae9985ff0e1aad6d5) # v1.92.2b
    FetchContent_MakeAvailable(imgui)
    set(imgui_folder ${imgui_SOURCE_DIR})
endif()

file(STRINGS ${imgui_folder}/imgui.h imgui_version REGEX "^#define IMGUI_VERSION_NUM")
string(REGEX MATCH "[0-9]+" imgui_version "${imgui_version}")
if(imgui_version VERSION_LESS 19222)
    message(FATAL_ERROR "${imgui_folder}: found Dear ImGui ${imgui_version}; expected 19222 (1.92.2) or newer")
endif()

add_library(imgui STATIC
    ${imgui_folder}/imgui.cpp
    ${imgui_folder}/imgui_demo.cpp
    ${imgui_folder}/imgui_draw.cpp
    ${imgui_folder}/imgui_tables.cpp
    ${imgui_folder}/imgui_widgets.cpp
    ${imgui_folder}/misc/freetype/imgui_freetype.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${imgui_folder} ${imgui_folder}/misc/freetype)
target_compile_definitions(imgui PUBLIC
    IMGUI_DISABLE_DEBUG_TOOLS
    IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
    IMGUI_DISABLE_DEMO_WINDOWS
    IMGUI_DISABLE_OBSOLETE_FUNCTIONS
    "ImDrawIdx=unsigned int"  # a full desk on a large display has more than 65,535 corners; OpenGL 3.0 cannot split them
    IMGUI_ENABLE_FREETYPE
    IMGUI_ENABLE_TEST_ENGINE) # its item hooks; ui/base/item_registry.cpp holds them
target_link_libraries(imgui PRIVATE Freetype::Freetype)
add_library(imgui::imgui ALIAS imgui)

add_library(imgui_backends STATIC
    ${imgui_folder}/backends/imgui_impl_glfw.cpp
    ${imgui_folder}/backends/imgui_impl_opengl3.cpp)
target_include_directories(imgui_backends SYSTEM PUBLIC ${imgui_folder}/backends)
target_link_libraries(imgui_backends PUBLIC imgui glfw ${CMAKE_DL_LIBS})
add_library(imgui::backends ALIAS imgui_backends)
