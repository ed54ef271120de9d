#pragma once
#include "core/roads/evaluation_json.h"
#include "core/session/desk.h"
#include "tests/support/session.h"
#include "tests/support/visit.h"

namespace milepost::test {

/// Two sides of one session.
struct Booth : Visitor {
    Booth& at_desk(const DeskAction& action) { return from_desk(action::AtDesk{action}); }
    Booth& from_desk(const Action& action) {
        model = update(world, model, action, now, effects, View::desk);
        return *this;
    }
    Booth& told(const char* id, Interval value) {
        answer(id, value);
        return *this;
    }
    Booth& filled_in(const char* id, Interval value) { return from_desk(action::Answer{question(id), value}); }
    Evaluation shown() const { return *derive(world, model).now; }
};

inline Booth booth(bool apart = true) {
    Booth booth;
    booth.model.site.desk_apart = apart;
    booth.act(action::Start{""});
    open_desk(booth.model);
    return booth;
}

inline std::string json(const Evaluation& evaluation) {
    return to_json(shipped_content(), evaluation, keys_as_words());
}

inline Interval state(const char* code) {
    return exactly(shipped_content()[shipped_content().fact_at("state")].position(code));
}

}  // namespace milepost::test
