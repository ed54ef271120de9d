#include "kiosk/take_home/trace_page.h"

#include <algorithm>
#include <map>

#include "core/roads/explanation.h"
#include "core/roads/trace.h"
#include "ui/words/desk_phrases.h"
#include "ui/words/phrases.h"

namespace milepost::take_home {
namespace {

using namespace milepost::ui;

class Maker {
  public:
    Maker(const Content& content, const Words& words, const Facts& facts, const Evaluation& evaluation)
        : content_(content),
          words_(words),
          facts_(facts),
          evaluation_(evaluation),
          situation_(situation_of(content, facts, evaluation.date)) {}

    TracePage make() {
        page_.language = words_.language();
        page_.made_on = evaluation_.date;
        page_.title = words_("desk.paper.title");
        for (std::size_t f = 0; f < facts_.size(); ++f) {
            const FactId fact{int(f)};
            const Fact& about = content_[fact];
            const bool told = facts_[f] != about.domain && facts_[f] != about.unsaid;
            if (!told || about.delicate || about.internal) continue;
            const bool counted = about.kind == Fact::Kind::number && facts_[f].exact();
            const std::string value = counted ? words_("need.exactly", {{"n", double(facts_[f].min)}})
                                              : value_phrase(words_, content_, fact, facts_[f]);
            page_.known.push_back(
                words_("desk.variant.fact", {{"fact", words_("fact." + about.id)}, {"value", value}}));
        }
        for (const CredentialResult& result : evaluation_.credentials) page_.credentials.push_back(credential(result));
        if (const StateRule* state = evaluation_.state) {
            page_.state_rule =
                words_("state.requirement." + state->requirement, {{"place", place_phrase(words_, state)}});
            page_.state_source = source_of(state->cite);
        }
        page_.names = names_of(content_, page_.sources);
        page_.check = words_("roadmap.check");
        page_.made = words_("paper.made", {{"day", month_after(evaluation_.date, 0)}, {"version", content_.version}});
        return std::move(page_);
    }

  private:
    TraceCredential credential(const CredentialResult& result) {
        TraceCredential out{words_("credential." + result.credential->id + ".short"),
                            standing(words_, evaluation_, result),
                            road_figures(words_, evaluation_, result),
                            {}};
        for (const RouteResult& route : result.routes) {
            TraceRoute one{words_("route." + route.route->id),
                           route_standing(words_, evaluation_, route),
                           source_of(route.route->cite),
                           {}};
            const Trace whole = trace_of(route.route->condition, situation_);
            lines(whole, whole.kind == Condition::Kind::all ? 0 : 1, one.lines);
            out.routes.push_back(std::move(one));
        }
        return out;
    }

    void lines(const Trace& trace, int depth, std::vector<TraceLine>& out) const {
        if (trace.kind == Condition::Kind::test) {
            const char* mark = trace.met == Truth::yes ? "✓" : trace.met == Truth::no ? "✗" : "?";
            const std::string met = trace.met == Truth::yes ? "yes" : trace.met == Truth::no ? "no" : "unknown";
            out.push_back({depth, mark, words_("paper.mark", {{"met", met}}),
                           sentence(content_, *trace.reason, wording(words_)),
                           trace_value(words_, content_, *trace.reason)});
            return;
        }
        if (depth > 0 && trace.parts.size() > 1) {
            out.push_back(
                {depth, "", "", words_(trace.kind == Condition::Kind::all ? "desk.trace.all" : "desk.trace.any"), ""});
        }
        for (const Trace& part : trace.parts) lines(part, depth + 1, out);
    }

    TraceSource source_of(const Citation& cite) {
        std::string numbers;
        for (const std::string& id : cite.sources) {
            const auto [place, added] = listed_.try_emplace(id, listed_.size() + 1);
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(place->second);
            if (!added) continue;
            const Source& source = content_.sources.at(id);
            const Title title = source_title(words_, source);
            page_.sources.push_back({title.text, source.address, as_of_phrase(words_, source.as_of), title.language});
        }
        return {desk_source(words_, content_, cite, evaluation_.date),
                desk_source(words_,
                            Titles{words_("paper.refs", {{"numbers", numbers}}),
                                   titles_phrase(words_, content_, cite.sources).foreign},
                            cite, evaluation_.date)};
    }

    const Content& content_;
    const Words& words_;
    const Facts& facts_;
    const Evaluation& evaluation_;
    const Situation situation_;
    TracePage page_;
    std::map<std::string, std::size_t> listed_;  // sources, and their numbers
};

}  // namespace

TracePage trace_page(const Content& content, const Words& words, const Facts& facts, const Evaluation& evaluation) {
    return Maker(content, words, facts, evaluation).make();
}

}  // namespace milepost::take_home
