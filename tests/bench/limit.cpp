// The limit: what this machine, driver and library allow. A bare GLFW + glad + Dear ImGui window with a line and a
// button; the button turns to the next page. Milepost is compared with it. Usage: bench_limit [--window 1080x1920]

#include <glad/gl.h>
// glad first: it stands in for the system's OpenGL header
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

constexpr int most_passes = 16;  // far more than a tap needs: a bound, not a tuning

struct Page {
    const char* heading;
    ImU32 region;
};

constexpr std::array pages{
    Page{"Do you hold a high-school diploma or a GED?", IM_COL32(0xE3, 0xEE, 0xF9, 0xFF)},
    Page{"Have you finished a medical assisting program?", IM_COL32(0xF6, 0xEA, 0xD9, 0xFF)},
    Page{"How long have you worked as a medical assistant?", IM_COL32(0xE0, 0xF2, 0xE6, 0xFF)},
};

void build(std::size_t& page) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    ImGui::NewFrame();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::Begin("page", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
    const Page& shown = pages[page];
    ImGui::GetWindowDrawList()->AddRectFilled({0, 0}, {size.x, size.y * 0.5F}, shown.region);
    ImGui::SetCursorPos({size.x * 0.08F, size.y * 0.2F});
    ImGui::TextUnformatted(shown.heading);
    ImGui::SetCursorPos({size.x * 0.2F, size.y * 0.7F});
    if (ImGui::Button("Next", {size.x * 0.6F, size.y * 0.1F})) page = (page + 1) % pages.size();
    ImGui::End();
    ImGui::Render();
}

/// Builds frames, not drawn, until no input is queued and a frame changes nothing.
void settle(std::size_t& page) {
    for (int pass = 0; pass < most_passes; ++pass) {
        const std::size_t before = page;
        build(page);
        if (ImGui::GetCurrentContext()->InputEventsQueue.empty() && page == before) return;
    }
}

void draw(GLFWwindow* window) {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    glViewport(0, 0, width, height);
    glClearColor(1, 1, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    glfwSwapBuffers(window);
}

GLFWwindow* open_window(int width, int height) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
    GLFWmonitor* monitor = width == 0 ? glfwGetPrimaryMonitor() : nullptr;
    if (monitor != nullptr) {
        const GLFWvidmode* mode = glfwGetVideoMode(monitor);
        width = mode->width;
        height = mode->height;
    }
    return glfwCreateWindow(width, height, "limit", monitor, nullptr);
}

void run(GLFWwindow* window) {
    std::size_t page = 0;
    for (bool first = true; glfwWindowShouldClose(window) == 0; first = false) {
        if (first) {
            glfwPollEvents();
        } else {
            glfwWaitEvents();
        }
        settle(page);
        draw(window);
    }
}

}  // namespace

int main(int argc, char** argv) {
    int width = 0;
    int height = 0;
    if (argc == 3 && std::strcmp(argv[1], "--window") == 0) {
        char* end = nullptr;
        width = static_cast<int>(std::strtol(argv[2], &end, 10));
        height = *end == 'x' ? static_cast<int>(std::strtol(end + 1, &end, 10)) : 0;
    }
    if (argc != 1 && (width <= 0 || height <= 0)) {
        std::fprintf(stderr, "usage: bench_limit [--window WIDTHxHEIGHT]\n");
        return 2;
    }
    if (glfwInit() == 0) return 3;
    GLFWwindow* window = open_window(width, height);
    if (window == nullptr) return 3;
    glfwMakeContextCurrent(window);
    if (gladLoadGL(glfwGetProcAddress) == 0) return 3;

    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImGui::StyleColorsLight();
    ImGui::GetStyle().FontSizeBase = 40;
    io.Fonts->AddFontFromFileTTF(MILEPOST_FONT_DIR "/Inter-SemiBold.otf");
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 130");
    run(window);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    ImGui::DestroyContext();
    glfwTerminate();
    return 0;
}
