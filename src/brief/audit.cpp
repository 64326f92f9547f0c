#include "brief/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "brief/walk.h"
#include "stats/words.h"

namespace entente::brief {
namespace {

using Complaints = std::vector<std::string>;

bool has_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What a printed chance says: "unlikely (20-45 %; 22 %, ...)" or "<1 %" or "22 %".
struct Printed {
    std::string word;
    int low = 0;
    int high = 0;
    int points = 0;
    bool two_words = false;
};

std::optional<int> leading_number(std::string_view text, std::size_t& at) {
    int value = 0;
    const std::size_t start = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        value = value * 10 + (text[at] - '0');
        ++at;
    }
    return at > start ? std::optional(value) : std::nullopt;
}

std::optional<Printed> read_chance(const std::string& text) {
    if (text.starts_with("<1 %")) {
        return Printed{};
    }
    Printed printed;
    if (text.starts_with(">99 %")) {
        printed.points = 100;
        return printed;
    }
    std::size_t at = 0;
    if (const auto bare = leading_number(text, at)) {
        printed.points = *bare;
        return printed;
    }
    const auto open = text.find(" (");
    if (open == std::string::npos) {
        return std::nullopt;
    }
    printed.word = text.substr(0, open);
    printed.two_words = printed.word.find(" to ") != std::string::npos;
    at = open + 2;
    const auto low = leading_number(text, at);
    ++at;  // the dash
    const auto high = leading_number(text, at);
    at += 4;  // " %; "
    const auto points = at < text.size() ? leading_number(text, at) : std::nullopt;
    if (!low || !high || !points) {
        return std::nullopt;
    }
    printed.low = *low;
    printed.high = *high;
    printed.points = *points;
    return printed;
}

/// The points of the first number of a cell that is a chance: a chance span, or a number that reads as per
/// cent.
std::optional<int> points_of(const Line& cell) {
    if (cell.empty()) {
        return std::nullopt;
    }
    const auto printed = read_chance(cell.front().text);
    return printed ? std::optional(printed->points) : std::nullopt;
}

/// Reasons that a section or a row of the brief explains.
bool explained(const Brief& brief, const std::string& reason) {
    for (const auto* sections : {&brief.above, &brief.below}) {
        for (const Section& section : *sections) {
            for (const std::string& prefix : section.explains) {
                if (reason.starts_with(prefix)) {
                    return true;
                }
            }
        }
    }
    bool found = false;
    each_table(brief, [&](const Table& table, const std::string&) {
        found = found || std::any_of(table.rows.begin(), table.rows.end(),
                                     [&](const Row& row) { return row.explains == reason; });
    });
    return found;
}

template <class Entries>
bool has_id(const Entries& entries, const std::string& id) {
    return std::any_of(entries.begin(), entries.end(), [&](const auto& entry) { return entry.id == id; });
}

bool resolves(const Brief& brief, const situation::Situation& situation, const std::string& reason) {
    const auto colon = reason.find(':');
    if (colon == std::string::npos) {
        return false;
    }
    const std::string kind = reason.substr(0, colon);
    const std::string id = reason.substr(colon + 1);
    if (kind == "source") {
        return has_id(situation.sources, id);
    }
    if (kind == "evidence") {
        return has_id(situation.evidence, id);
    }
    if (kind == "assumption") {
        return has_id(situation.assumptions, id);
    }
    if (kind == "input") {
        return std::any_of(situation.inputs.begin(), situation.inputs.end(),
                           [&](const situation::Input& input) { return input.key == id; });
    }
    return kind == "file" ? !id.empty() : explained(brief, reason);
}

void append(Complaints& all, Complaints more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::vector<std::string> rows_that_do_not_add_up(const Brief& brief) {
    Complaints complaints;
    each_table(brief, [&](const Table& table, const std::string& section) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const std::string& title = table.columns[c].title;
            if (!title.starts_with("chance") && title != "nearest to it") {
                continue;
            }
            int sum = 0;
            bool any = false;
            for (const Row& row : table.rows) {
                if (const auto points = points_of(row.cells[c])) {
                    sum += *points;
                    any = true;
                }
            }
            if (any && sum != 100) {
                complaints.push_back(
                    fmt::format("{}: the column '{}' adds up to {}, not 100", section, title, sum));
            }
        }
    });
    return complaints;
}

std::vector<std::string> words_off_their_band(const Brief& brief) {
    Complaints complaints;
    each_line(brief, [&](const Line& line, const std::string& section) {
        for (const Span& span : line) {
            if (span.kind != Span::Kind::chance) {
                continue;
            }
            const auto printed = read_chance(span.text);
            if (!printed) {
                complaints.push_back(
                    fmt::format("{}: '{}' is a word without range and number", section, span.text));
                continue;
            }
            const auto* band = stats::likelihood_of(printed->points / 100.0);
            if (printed->word.empty()) {
                if (band != nullptr) {
                    complaints.push_back(fmt::format("{}: '{}' lacks its word", section, span.text));
                }
                continue;
            }
            const bool inside = printed->points >= printed->low && printed->points <= printed->high;
            const bool exact = band != nullptr && printed->word == band->word &&
                               printed->low == std::lround(band->low * 100) &&
                               printed->high == std::lround(band->high * 100);
            if (!inside || (!printed->two_words && !exact)) {
                complaints.push_back(fmt::format("{}: '{}' has the wrong word", section, span.text));
            }
            constexpr double rounding =
                0.011;  // a step of one point, and largest remainder moves less than that
            if (!span.value || std::abs(*span.value - printed->points / 100.0) > std::max(rounding, 0.05)) {
                complaints.push_back(fmt::format("{}: '{}' is not the number computed", section, span.text));
            }
        }
    });
    return complaints;
}

std::vector<std::string> sources_after_as_of(const Brief& brief, const situation::Situation& situation) {
    Complaints complaints;
    std::set<std::string> seen;
    each_line(brief, [&](const Line& line, const std::string& section) {
        for (const Span& span : line) {
            if (span.kind != Span::Kind::cite || !seen.insert(span.reason).second) {
                continue;
            }
            for (const situation::Source& source : situation.sources) {
                if ("source:" + source.id == span.reason && later(source.published, situation.as_of)) {
                    complaints.push_back(
                        fmt::format("{}: {} was published after the as-of date", section, source.id));
                }
            }
        }
    });
    return complaints;
}

std::vector<std::string> numbers_that_disagree(const Brief& brief, const insight::Findings& findings) {
    Complaints complaints;
    // The same outcome, the same points, wherever its chance is printed.
    std::map<std::string, int> first;
    std::map<std::string, std::string> where;
    each_line(brief, [&](const Line& line, const std::string& section) {
        for (const Span& span : line) {
            const bool whole = span.kind == Span::Kind::chance;
            if (!whole || (!span.reason.starts_with("finding:outcomes.") && span.reason != "finding:deal")) {
                continue;
            }
            const auto printed = read_chance(span.text);
            if (!printed) {
                continue;
            }
            const auto [entry, is_new] = first.emplace(span.reason, printed->points);
            if (is_new) {
                where[span.reason] = section;
            } else if (entry->second != printed->points) {
                complaints.push_back(fmt::format("{} is {} in {} and {} in {}", span.reason, entry->second,
                                                 where[span.reason], printed->points, section));
            }
        }
    });
    double deals = 0;
    int deal_points = 0;
    for (const insight::OutcomeForecast& outcome : findings.outcomes) {
        if (outcome.is_deal) {
            deals += outcome.probability.value;
            const auto printed = first.find("finding:outcomes." + outcome.id);
            deal_points += printed == first.end() ? 0 : printed->second;
        }
    }
    const auto deal = first.find("finding:deal");
    constexpr double same = 0.005;
    const auto pooled = findings.deals.empty() ? std::nullopt : findings.deals.front().pooled;
    const bool splits_cleanly = pooled && std::abs(*pooled - deals) < same;
    if (deal != first.end() && splits_cleanly && deal->second != deal_points) {
        complaints.push_back(fmt::format("a deal is {} % but the deals of the table add up to {} %",
                                         deal->second, deal_points));
    }
    return complaints;
}

std::vector<std::string> numbers_without_reason(const Brief& brief, const situation::Situation& situation) {
    Complaints complaints;
    each_line(brief, [&](const Line& line, const std::string& section) {
        for (const Span& span : line) {
            if (!has_digit(span.text)) {
                continue;
            }
            if (span.reason.empty()) {
                complaints.push_back(fmt::format("{}: '{}' has no reason", section, span.text));
            } else if (!resolves(brief, situation, span.reason)) {
                complaints.push_back(
                    fmt::format("{}: the reason {} of '{}' leads nowhere", section, span.reason, span.text));
            }
        }
    });
    return complaints;
}

std::vector<std::string> likelihood_beside_confidence(const Brief& brief) {
    Complaints complaints;
    each_line(brief, [&](const Line& line, const std::string& section) {
        const bool chance = std::any_of(line.begin(), line.end(),
                                        [](const Span& span) { return span.kind == Span::Kind::chance; });
        const std::string text = plain_text(line);
        if (chance && (section == "confidence" || text.find("onfidence") != std::string::npos)) {
            complaints.push_back(
                fmt::format("{}: '{}' puts likelihood and confidence together", section, text));
        }
    });
    return complaints;
}

std::vector<std::string> judgements_dressed_as_facts(const Brief& brief) {
    Complaints complaints;
    each_statement(brief, [&](const Statement& statement, const std::string& section) {
        const auto has = [&](Span::Kind kind) {
            return std::any_of(statement.line.begin(), statement.line.end(),
                               [&](const Span& span) { return span.kind == kind; });
        };
        const bool sourced = statement.standing == Standing::fact || statement.standing == Standing::report;
        if (has(Span::Kind::chance) && statement.standing != Standing::judgement) {
            complaints.push_back(
                fmt::format("{}: '{}' is computed but not marked so", section, plain_text(statement.line)));
        }
        if (sourced && !has(Span::Kind::cite)) {
            complaints.push_back(fmt::format("{}: '{}' stands as a {} without its source", section,
                                             plain_text(statement.line), name(statement.standing)));
        }
    });
    return complaints;
}

std::vector<std::string> stops_that_meet(const Brief& brief) {
    Complaints complaints;
    each_line(brief, [&](const Line& line, const std::string& section) {
        const std::string text = plain_text(line);
        for (std::size_t at = text.find(".."); at != std::string::npos; at = text.find("..", at)) {
            const std::size_t end = std::min(text.find_first_not_of('.', at), text.size());
            const bool ends_here = end == text.size() || text[end] == ' ';  // "today..swap" is a range of an expression
            if (end - at == 2 && ends_here) {
                complaints.push_back(fmt::format("{}: '{}' has two full stops in a row", section, text));
            }
            at = end;
        }
    });
    return complaints;
}

std::vector<std::string> audit(const Brief& brief, const situation::Situation& situation,
                               const insight::Findings& findings) {
    Complaints complaints = rows_that_do_not_add_up(brief);
    append(complaints, words_off_their_band(brief));
    append(complaints, sources_after_as_of(brief, situation));
    append(complaints, numbers_that_disagree(brief, findings));
    append(complaints, numbers_without_reason(brief, situation));
    append(complaints, likelihood_beside_confidence(brief));
    append(complaints, judgements_dressed_as_facts(brief));
    append(complaints, stops_that_meet(brief));
    append(complaints, captions_off_their_charts(brief, situation, findings));
    append(complaints, charts_off_their_findings(brief, situation, findings));
    return complaints;
}

}  // namespace entente::brief
