# Catch2::Catch2WithMain and catch_discover_tests: a system package if new enough, else what third_party/setup fetched, else
# upstream at a fixed commit.
find_package(Catch2 3 QUIET PATHS ${PROJECT_SOURCE_DIR}/build/third_party/catch2/usr)
if(NOT Catch2_FOUND)
    message(STATUS "No Catch2 3 found: fetching it from upstream")
    include(FetchContent)
    FetchContent_Declare(Catch2
        GIT_REPOSITORY https://github.com/catchorg/Catch2.git
        GIT_TAG fa43b77429ba76c462b1898d6cd2f2d7a9416b14) # v3.7.1
    FetchContent_MakeAvailable(Catch2)
    list(APPEND CMAKE_MODULE_PATH ${Catch2_SOURCE_DIR}/extras)
endif()
include(Catch)
