// What saved pages rest on: who said it first, and which pages are one voice.
//
//     PageOrigins origins = trace_origins(inputs);
//     origins.pages[3].of;        // "The National Interest": the page says so
//     origins.pages[3].number;    // pages with one number count once
//
// Pages are one voice if one is the other's copy or part of it (origins.h), if they give one canonical
// address, if one says that it retells the other's publisher and shares its words or quotes, or if several
// retell one publisher with the same quotes. What a page rests on but nobody saved is still named.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/article.h"
#include "evidence/origin/origins.h"

namespace entente::evidence {

/// What is asked of a page.
struct OriginInput {
    std::string file;
    std::string hash;
    std::string text;  ///< the article
    std::string title;
    std::string author;
    std::string publisher;
    std::string canonical;
    std::string published;  ///< ISO day, empty if unknown
    std::vector<Credit> credits;
    std::vector<std::string> signs;   ///< see signs.h
    std::vector<std::string> quotes;  ///< direct ones
};

struct PageOrigin {
    std::string file;
    std::size_t number = 0;
    std::string of;  ///< a publisher or a file; empty if the page gives no sign of another origin
    /// "retells", "wire", "syndicated", "copy", "part", "same-address", "same-story"; "possible-copy" and
    /// "possible-translation" (then `of` is empty) rest on signs; empty if nothing points elsewhere
    std::string relation;
    std::string basis;               ///< the words or the measure that say so
    std::vector<std::string> signs;  ///< of translation or rewriting by machine; signs, not proof
    bool operator==(const PageOrigin&) const = default;
};

/// Pages of one origin, and what is known of it.
struct OriginGroup {
    std::size_t number = 0;
    std::string of;                  ///< the publisher it goes back to, if any page names it
    std::vector<std::string> files;  ///< in order
};

struct PageOrigins {
    std::vector<PageOrigin> pages;    ///< in the order of the input
    std::vector<Kinship> kin;         ///< indices into pages
    std::vector<OriginGroup> groups;  ///< by number
};

PageOrigins trace_origins(std::span<const OriginInput> inputs, const KinPlan& plan = {});

/// Pages grouped by number, from what trace_origins (or a store) says of each.
std::vector<OriginGroup> group_pages(std::span<const PageOrigin> pages);

}  // namespace entente::evidence
