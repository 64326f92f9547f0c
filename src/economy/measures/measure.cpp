#include "economy/measures/measure.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <utility>

namespace entente::economy {
namespace {

constexpr std::array<std::pair<std::string_view, Act>, 8> acts{
    {{"tariff", Act::tariff}, {"import-ban", Act::import_ban}, {"export-ban", Act::export_ban},
     {"embargo", Act::embargo}, {"bank-threat", Act::bank_threat}, {"bank-listing", Act::bank_listing},
     {"payment-cut", Act::payment_cut}, {"price-cap", Act::price_cap}}};
constexpr std::array<std::pair<std::string_view, Goods>, 4> kinds{
    {{"energy", Goods::energy}, {"sensitive", Goods::sensitive}, {"other", Goods::other}, {"all", Goods::all}}};

// A measure on the books that nobody enforces yet.
constexpr double before_enforcement = 0.5;

bool is_threat(Act act) { return act == Act::bank_threat; }

}  // namespace

Pressure pressure(const Measure& m, Month month) {
    const std::optional<Month> start = m.announced ? m.announced : m.imposed ? m.imposed : m.enforced;
    if ((start && month < *start) || (m.lifted && month >= *m.lifted)) return {};
    const double left = m.loosened && month >= *m.loosened ? m.loosened_to : 1.0;
    const bool has_dates = start.has_value();
    const std::optional<Month> imposed = m.imposed ? m.imposed : m.enforced;
    Pressure p;
    p.threat = m.strength * m.credibility * left;
    if (is_threat(m.act)) {
        // What is enforced of a threat is that it is carried out now and then: it is believed to that degree.
        p.threat *= m.enforced && month < *m.enforced ? before_enforcement : 1.0;
        return p;
    }
    if (!has_dates || (imposed && month >= *imposed)) {
        const bool bites = !m.enforced || month >= *m.enforced;
        p.act = m.strength * m.enforcement * left * (bites ? 1.0 : before_enforcement);
    }
    return p;
}

Result<void> check(const Measure& m) {
    Diagnostics problems;
    const auto complain = [&](const char* code, std::string message, std::string hint) {
        problems.push_back({code, Severity::error, {}, fmt::format("measure {}: {}", m.id, message), std::move(hint), {}});
    };
    const std::pair<const char*, std::optional<Month>> order[] = {{"announced", m.announced},
                                                                  {"imposed", m.imposed},
                                                                  {"enforced", m.enforced},
                                                                  {"loosened", m.loosened},
                                                                  {"lifted", m.lifted}};
    std::optional<std::pair<const char*, Month>> last;
    for (const auto& [step, month] : order) {
        if (!month) continue;
        if (last && *month < last->second) {
            complain("E630", fmt::format("{} in {} comes before {} in {}", step, iso(*month), last->first,
                                         iso(last->second)),
                     "give the dates in the order announced, imposed, enforced, loosened, lifted");
        }
        last.emplace(step, *month);
    }
    const auto inside = [](double x, double most) { return x >= 0 && x <= most; };
    const bool strong = m.act == Act::tariff ? m.strength > -1 && std::isfinite(m.strength) : inside(m.strength, 1);
    if (!strong || !inside(m.enforcement, 1) || !inside(m.credibility, 1) || !inside(m.loosened_to, 1)) {
        complain("E631", fmt::format("strength {}, enforcement {}, credibility {}, loosened to {}", m.strength,
                                     m.enforcement, m.credibility, m.loosened_to),
                 "each is a share between 0 and 1; the strength of a tariff is its rate");
    }
    if (m.by.empty() || m.on.empty() || m.goods.empty()) {
        complain("E632", "it names nobody who acts, nobody who is acted on, or no goods", "name at least one of each");
    }
    if (!problems.empty()) return tl::unexpected(std::move(problems));
    return {};
}

std::string_view name(Act act) {
    for (const auto& [word, value] : acts) {
        if (value == act) return word;
    }
    return {};
}

std::string_view name(Goods goods) {
    for (const auto& [word, value] : kinds) {
        if (value == goods) return word;
    }
    return {};
}

std::optional<Act> act_named(std::string_view word) {
    for (const auto& [given, value] : acts) {
        if (given == word) return value;
    }
    return std::nullopt;
}

std::optional<Goods> goods_named(std::string_view word) {
    for (const auto& [given, value] : kinds) {
        if (given == word) return value;
    }
    return std::nullopt;
}

}  // namespace entente::economy
