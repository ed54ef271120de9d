// How long OpenGL takes to draw a frame, on a walk through the screens as they move, 60 frames a second. Each frame is
// drawn four times and the least counts: what is left out is what else the machine does. What is uploaded (new letters)
// is counted once, as it comes. Beside it the least: a line of text. Usage: bench_drawing (in an X server; 1080x1920)

#include <glad/gl.h>
// glad first: it stands in for the system's OpenGL header
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "kiosk/base/content_files.h"
#include "kiosk/take_home/layers.h"
#include "ui/headless/driver.h"

using namespace milepost;

namespace {

constexpr int width = 1080, height = 1920, drawings = 4;
constexpr double frame_seconds = 1.0 / 60, most_ms = 12;

double now_ms() {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// What draws the passes of one driver: its textures and its frames, in milliseconds.
class Painter {
  public:
    /// Uploads what the pass brought: the driver's hook.
    void textures() {
        if (!begun_) ImGui_ImplOpenGL3_Init("#version 130");
        if (!begun_) ImGui_ImplOpenGL3_NewFrame();
        begun_ = true;
        const double from = now_ms();
        for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
            if (texture->Status != ImTextureStatus_OK) ImGui_ImplOpenGL3_UpdateTexture(texture);
        glFinish();
        uploaded_ += now_ms() - from;
    }
    /// Draws the last pass, its uploads included.
    double draw() {
        double least = 1e9;
        for (int i = 0; i < drawings; ++i) {
            const double from = now_ms();
            glViewport(0, 0, width, height);
            glClear(GL_COLOR_BUFFER_BIT);
            ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
            glFinish();
            least = std::min(least, now_ms() - from);
        }
        return least + std::exchange(uploaded_, 0);
    }
    static void end() { ImGui_ImplOpenGL3_Shutdown(); }

  private:
    bool begun_ = false;
    double uploaded_ = 0;
};

void print(const char* name, std::vector<double> frames, double least) {
    std::sort(frames.begin(), frames.end());
    const auto over = std::count_if(frames.begin(), frames.end(), [](double ms) { return ms > most_ms; });
    std::printf("%-36s %4zu frames, median %5.2f ms, most %5.2f ms (%.1f and %.1f times the least), %ld over %.0f ms\n",
                name, frames.size(), frames[frames.size() / 2], frames.back(), frames[frames.size() / 2] / least,
                frames.back() / least, long(over), most_ms);
}

double least_of(const World& world, const std::vector<const Words*>& languages) {
    Painter painter;
    headless::Stage stage = headless::whole_program(world, languages, headless::display_of(width, height));
    stage.textures = [&] { painter.textures(); };
    stage.derive = [](const World&, const Model&) { return Derived{}; };
    stage.draw = [](ui::Frame&) {
        ImGui::GetBackgroundDrawList()->AddText({100, 100}, IM_COL32_WHITE, "One line of text");
        return 1.0;
    };
    headless::Driver driver(std::move(stage), initial_model(world, "en"), MILEPOST_FONT_DIR);
    painter.draw();
    double least = 1e9;
    for (int i = 0; i < 20; ++i) least = std::min(least, painter.draw());
    Painter::end();
    return least;
}

int walk(const World& world, const std::vector<const Words*>& languages) {
    const double least = least_of(world, languages);
    std::printf("%-36s %.2f ms\n", "the least: a line of text", least);
    Painter painter;
    headless::Stage stage = headless::whole_program(world, languages, headless::display_of(width, height));
    stage.textures = [&] { painter.textures(); };
    stage.take_home = take_home::layers;
    stage.still = false;
    headless::Driver driver(std::move(stage), initial_model(world, "en"), MILEPOST_FONT_DIR);
    std::vector<double> all;
    const auto look = [&](const char* name, double seconds) {
        std::vector<double> frames{painter.draw()};
        for (int left = int(std::ceil(seconds / frame_seconds)); left > 0; --left) {
            driver.wait(frame_seconds);
            frames.push_back(painter.draw());
        }
        all.insert(all.end(), frames.begin(), frames.end());
        print(name, frames, least);
    };
    look("attract", 12);
    for (const char* id : {"attract.start",
                           "choice.training.none",
                           "choice.work_months_7y.0-0",
                           "choice.diploma.yes",
                           "choice.state.OH",
                           "choice.goal.soonest",
                           "nav.next",
                           "milestone.short-course",
                           "sheet.close",
                           "road.other.1",
                           "road.other.0",
                           "road.more",
                           "compare.open",
                           "nav.back",
                           "state.open",
                           "nav.back",
                           "help.open",
                           "nav.back",
                           "nav.more",
                           "sheet.close",
                           "take_home.open",
                           "nav.back",
                           "settings.open",
                           "settings.text.largest",
                           "nav.back",
                           "road.more",
                           "compare.open",
                           "nav.back"}) {
        if (!driver.tap(id)) {
            std::fprintf(stderr, "bench_drawing: %s is not on %s\n", id, driver.semantics().screen.c_str());
            return 1;
        }
        look(id, 0.5);
    }
    print("all", all, least);
    Painter::end();
    return 0;
}

}  // namespace

int main() {  // NOLINT(bugprone-exception-escape): ends it
    const auto pack = kiosk::read_pack(kiosk::own_pack(), kiosk::Care::to_run);
    if (!pack) return 1;
    std::vector<const Words*> languages;
    for (const Words& words : pack->words) languages.push_back(&words);
    if (glfwInit() == 0) return 3;
    glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
    GLFWwindow* window = glfwCreateWindow(width, height, "drawing", nullptr, nullptr);
    if (window == nullptr) return 3;
    glfwMakeContextCurrent(window);
    if (gladLoadGL(glfwGetProcAddress) == 0) return 3;
    const int status = walk({&pack->content, *parse_date("2026-11-22"), {}}, languages);
    glfwTerminate();
    return status;
}
