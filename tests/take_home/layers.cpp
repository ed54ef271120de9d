#include <catch2/catch_test_macros.hpp>

#include "core/people/code.h"
#include "kiosk/take_home/layers.h"
#include "kiosk/take_home/qr.h"
#include "tests/support/people_at_home.h"
#include "tests/support/session.h"

using namespace milepost;
using test::shipped_content;

namespace {

/// Someone on the roadmap who answered each question with its first option.
Model visitor(const World& world) {
    Model model = initial_model(world, "en");
    std::vector<Effect> effects;
    model = test::update(world, model, action::Start{"en"}, 1, effects);
    while (const auto question = test::current_question(world, model)) {
        model = test::update(world, model, action::Answer{*question, derive(world, model).options.front().value}, 1,
                             effects);
        if (test::current_question(world, model) == question)
            model = test::update(world, model, action::Next{}, 1, effects);
    }
    return test::update(world, model, action::Next{}, 1, effects);
}

std::vector<std::string> ids(const ui::TakeHome& home) {
    std::vector<std::string> all;
    for (const auto& layer : home.layers) all.push_back(layer.id);
    return all;
}

}  // namespace

TEST_CASE(
    "What is taken home from the screen is an event, a mail or text, and a code; the link comes first where an "
    "organiser hosts the page") {
    Content content = shipped_content();
    const World world{&content, test::today(), {}};
    const Model model = visitor(world);
    const Words& words = test::shipped_words("en");
    CHECK(ids(take_home::layers(world, model, derive(world, model), words)) ==
          std::vector<std::string>{"event", "mail", "text"});
    content.organiser.page = "https://example.org/road.html";
    const ui::TakeHome home = take_home::layers(world, model, derive(world, model), words);
    CHECK(ids(home) == std::vector<std::string>{"link", "event", "mail", "text"});
    const auto back = decode(content, home.code, world.date);
    REQUIRE(std::holds_alternative<Decoded>(back));
    CHECK(
        evaluate(content, replay(content, std::get<Decoded>(back).answers, world.date).facts, world.date).recommended ==
        derive(world, model).now->recommended);
}

TEST_CASE("A link's code is small enough for an old phone: at most 61 squares a side") {
    Content content = shipped_content();
    content.organiser.page = "https://example.org/a/rather/long/address/of/the/road.html";
    const World world{&content, test::today(), {}};
    const Model model = visitor(world);
    const ui::TakeHome home = take_home::layers(world, model, derive(world, model), test::shipped_words("es"));
    REQUIRE(home.layers.front().id == "link");
    CHECK(home.layers.front().qr.size <= 61);
}

TEST_CASE("The paper is asked for in the visitor's language, large where the letters are, with the code on it") {
    const World world{&shipped_content(), test::today(), {}};
    Model model = visitor(world);
    model.settings.language = "es";
    model.settings.text = TextSize::largest;
    const auto job = take_home::paper_job(world, model, derive(world, model), take_home::Format::letter);
    CHECK(job.sha256 == world.content->sha256);
    CHECK(job.language == "es");
    CHECK(job.kind.large_print);
    CHECK(job.kind.format == take_home::Format::letter);
    CHECK(job.code == take_home::layers(world, model, derive(world, model), test::shipped_words("es")).code);
    CHECK(take_home::done(job, "job"));
}

TEST_CASE(
    "What the paper's program writes as an event is what the screen's code holds, UID and all: importing both leaves "
    "one") {
    const World world{&shipped_content(), test::today(), {}};
    const Model model = visitor(world);
    auto job = take_home::paper_job(world, model, derive(world, model), take_home::Format::letter);
    job.product = take_home::Product::event;
    const auto event = take_home::done(job, "job");
    REQUIRE(event);
    const auto uid = [](const std::string& bytes) {
        const auto at = bytes.find("\r\nUID:");
        return at == std::string::npos ? std::string() : bytes.substr(at, bytes.find("\r\n", at + 2) - at);
    };
    CHECK_FALSE(uid(*event).empty());
    const ui::TakeHome home = take_home::layers(world, model, derive(world, model), test::shipped_words("en"));
    REQUIRE(home.layers.front().id == "event");
    const take_home::Qr qr = take_home::qr_of(*event);
    CHECK(home.layers.front().qr.size == qr.size);
    CHECK(home.layers.front().qr.dark == qr.dark);
}

TEST_CASE("The page names the proof of its content, if that was of its day and found nothing wrong") {
    const World world{&shipped_content(), test::today(), {}};
    Model model = visitor(world);
    const auto digest = [&] {
        return take_home::paper_job(world, model, derive(world, model), take_home::Format::letter).digest;
    };
    CHECK(digest().empty());
    model.site.proved = Proved{test::today(), 0, "0123456789abcdef"};
    CHECK(digest() == "0123456789abcdef");
    model.site.proved->violations = 1;
    CHECK(digest().empty());
    model.site.proved = Proved{test::day("2026-11-21"), 0, "0123456789abcdef"};
    CHECK(digest().empty());
}
