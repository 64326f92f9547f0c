// What must be true of every brief, whatever it says.
//
//     for (const std::string& complaint : audit(brief, situation, findings)) ...   // empty if it holds
//
// The checks: rows of chances add up; each word matches its band and never stands without range and number;
// no source later than as_of is cited; the odds of a deal agree with the outcomes; every number has a reason
// one step away; likelihood and confidence never share a sentence;
// what was computed is marked as a judgement, and what a source says carries its source; no sentence ends twice;
// numbers in titles, captions and text alternatives are those of what they stand over, and charts draw what was found.
#pragma once

#include <string>
#include <vector>

#include "brief/brief.h"
#include "insight/findings.h"
#include "situation/situation.h"

namespace entente::brief {

/// Complaints in the order of the brief; empty if it holds.
std::vector<std::string> audit(const Brief& brief, const situation::Situation& situation,
                               const insight::Findings& findings);

/// The single checks; `audit` joins them.
std::vector<std::string> rows_that_do_not_add_up(const Brief& brief);
std::vector<std::string> words_off_their_band(const Brief& brief);
std::vector<std::string> sources_after_as_of(const Brief& brief, const situation::Situation& situation);
std::vector<std::string> numbers_that_disagree(const Brief& brief, const insight::Findings& findings);
std::vector<std::string> numbers_without_reason(const Brief& brief, const situation::Situation& situation);
std::vector<std::string> likelihood_beside_confidence(const Brief& brief);
std::vector<std::string> judgements_dressed_as_facts(const Brief& brief);
std::vector<std::string> stops_that_meet(const Brief& brief);
std::vector<std::string> captions_off_their_charts(const Brief& brief, const situation::Situation& situation,
                                                   const insight::Findings& findings);
std::vector<std::string> charts_off_their_findings(const Brief& brief, const situation::Situation& situation,
                                                   const insight::Findings& findings);

}  // namespace entente::brief
