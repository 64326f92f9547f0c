#include "app/settlement_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace entente::app {
namespace {

using Json = nlohmann::ordered_json;
using theory::Exchange;
using theory::Settlement;

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json numbers(const std::vector<double>& values) {
    Json list = Json::array();
    for (const double value : values) {
        list.push_back(number(value));
    }
    return list;
}

Json round_json(const theory::Round& round, std::size_t actors, std::size_t issues) {
    Json positions = Json::array();
    for (std::size_t a = 0; a < actors; ++a) {
        const auto begin = round.position.begin() + static_cast<std::ptrdiff_t>(a * issues);
        positions.push_back(numbers({begin, begin + static_cast<std::ptrdiff_t>(issues)}));
    }
    return {{"positions", std::move(positions)}, {"median", numbers(round.median)}, {"mean", numbers(round.mean)}};
}

Json exchange_json(const Exchange& exchange, const Settlement& s) {
    return {{"round", exchange.round},
            {"actors", {s.actors[exchange.first], s.actors[exchange.second]}},
            {"issues", {s.issues[exchange.first_issue], s.issues[exchange.second_issue]}},
            {"from", {exchange.first_from, exchange.second_from}},
            {"moves", {exchange.first_move, exchange.second_move}},
            {"to", {exchange.first_to, exchange.second_to}},
            {"gain", exchange.gain},
            {"gains", {exchange.gain, exchange.second_gain}},
            {"externality", numbers(exchange.externality)}};
}

Json density_json(const stats::Density& density) {
    Json atoms = Json::array();
    for (const stats::Atom& atom : density.atoms) {
        atoms.push_back({{"at", number(atom.at)}, {"mass", number(atom.mass)}});
    }
    Json parts = Json::array();
    for (const stats::NormalPart& part : density.parts) {
        parts.push_back({{"mean", number(part.mean)}, {"sd", number(part.sd)}, {"mass", number(part.mass)}});
    }
    return {{"atoms", std::move(atoms)}, {"normals", std::move(parts)}};
}

}  // namespace

std::string settlement_json(const Settlement& s) {
    Json object{{"schema", "entente/settle-1"},
                {"theory", s.theory},
                {"actors", s.actors},
                {"issues", s.issues},
                {"settlement", numbers(s.settlement)},
                {"states", s.states}};
    object["rounds"] = Json::array();
    for (const theory::Round& round : s.rounds) {
        object["rounds"].push_back(round_json(round, s.actors.size(), s.issues.size()));
    }
    object["exchanges"] = Json::array();
    for (const Exchange& exchange : s.exchanges) {
        object["exchanges"].push_back(exchange_json(exchange, s));
    }
    object["distribution"] = nullptr;
    if (!s.distribution.empty()) {
        object["distribution"] = Json::array();
        for (const stats::Density& density : s.distribution) {
            object["distribution"].push_back(density_json(density));
        }
    }
    object["no_deal"] = s.no_deal.empty() ? Json(nullptr) : numbers(s.no_deal);
    object["notes"] = Json::array();
    for (const Diagnostic& note : s.notes) {
        object["notes"].push_back({{"code", note.code}, {"message", note.message}});
    }
    return object.dump(2) + "\n";
}

}  // namespace entente::app
