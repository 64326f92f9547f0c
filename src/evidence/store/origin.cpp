// Origins follow from the pages. They are kept with a stamp of the pages they were computed from, and
// computed again when it does not fit.
#include <algorithm>
#include <map>

#include "base/hash.h"
#include "evidence/store/rows.h"
#include "evidence/store/store.h"

namespace entente::evidence {
namespace {

KinKind kin_of(std::string_view name) {
    return name == "same" ? KinKind::same : name == "contains" ? KinKind::contains : KinKind::shares;
}

}  // namespace

Result<std::string> Store::origin_stamp() {
    std::string all = "1\n";  // of the rules of trace_origins
    Statement list(*connection_, "SELECT file, hash, reader FROM page ORDER BY file");
    while (list.step()) all += list.text(0) + "\n" + list.text(1) + "\n" + list.text(2) + "\n";
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return sha256(all);
}

Result<std::vector<OriginInput>> Store::origin_inputs() {
    std::vector<OriginInput> inputs;
    std::map<std::int64_t, std::size_t> place;
    Statement pages(
        *connection_,
        "SELECT id, file, hash, title, author, publisher, canonical, published FROM page ORDER BY file");
    while (pages.step()) {
        place[pages.integer(0)] = inputs.size();
        OriginInput& page = inputs.emplace_back();
        page.file = pages.text(1);
        page.hash = pages.text(2);
        page.title = pages.text(3);
        page.author = pages.text(4);
        page.publisher = pages.text(5);
        page.canonical = pages.text(6);
        page.published = pages.text(7);
    }
    const auto each = [&](const char* sql, const auto& take) {
        Statement rows(*connection_, sql);
        while (rows.step()) {
            const auto found = place.find(rows.integer(0));
            if (found != place.end()) take(rows, inputs[found->second]);
        }
    };
    each("SELECT page, text FROM passage WHERE text IS NOT NULL ORDER BY page, ordinal",
         [](const Statement& row, OriginInput& page) { page.text += row.text(1) + "\n"; });
    each("SELECT page, of, kind, words FROM credit ORDER BY page, ordinal",
         [](const Statement& row, OriginInput& page) {
             const RelayKind kind = row.text(2) == "whole" ? RelayKind::whole : RelayKind::passage;
             page.credits.push_back({row.text(1), kind, row.text(3)});
         });
    each("SELECT page, sign FROM sign ORDER BY page, ordinal",
         [](const Statement& row, OriginInput& page) { page.signs.push_back(row.text(1)); });
    each("SELECT page, text FROM quote WHERE kind = 'direct' ORDER BY page, ordinal",
         [](const Statement& row, OriginInput& page) { page.quotes.push_back(row.text(1)); });
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return inputs;
}

Result<void> Store::save_origins(const PageOrigins& origins, const std::string& stamp) {
    Transaction transaction(*connection_);
    // Somebody may have added pages since these were computed; whoever did will compute again.
    const auto now = origin_stamp();
    if (!now) return tl::unexpected(now.error());
    if (*now != stamp) return {};
    connection_->run("DELETE FROM origin; DELETE FROM kinship;");
    std::vector<std::int64_t> ids;
    Statement pages(*connection_, "SELECT id FROM page ORDER BY file");
    while (pages.step()) ids.push_back(pages.integer(0));
    if (ids.size() != origins.pages.size()) return {};
    Statement origin(*connection_, "INSERT INTO origin VALUES (?1,?2,?3,?4,?5)");
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const PageOrigin& page = origins.pages[i];
        origin.bind(1, ids[i]).bind(2, page.number).bind_or_null(3, page.of).bind_or_null(4, page.relation);
        origin.bind_or_null(5, page.basis).run();
    }
    Statement kin(*connection_, "INSERT INTO kinship VALUES (?1,?2,?3,?4,?5)");
    for (const Kinship& pair : origins.kin) {
        kin.bind(1, ids[pair.first]).bind(2, ids[pair.second]);
        kin.bind(3, kin_name(static_cast<unsigned char>(pair.kind)))
            .bind(4, pair.of_first)
            .bind(5, pair.of_second);
        kin.run();
    }
    Statement(*connection_, "UPDATE state SET origin_stamp = ?1").bind(1, stamp).run();
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return transaction.commit();
}

Result<PageOrigins> Store::saved_origins() {
    PageOrigins origins;
    std::map<std::int64_t, std::size_t> place;
    Statement pages(
        *connection_,
        "SELECT page.id, page.file, origin.number, origin.of, origin.relation, origin.basis FROM page "
        "JOIN origin ON origin.page = page.id ORDER BY page.file");
    while (pages.step()) {
        place[pages.integer(0)] = origins.pages.size();
        origins.pages.push_back(
            {pages.text(1), pages.size(2), pages.text(3), pages.text(4), pages.text(5), {}});
    }
    Statement signs(*connection_, "SELECT page, sign FROM sign ORDER BY page, ordinal");
    while (signs.step()) {
        const auto found = place.find(signs.integer(0));
        if (found != place.end()) origins.pages[found->second].signs.push_back(signs.text(1));
    }
    Statement kin(*connection_, "SELECT first, second, kind, of_first, of_second FROM kinship");
    while (kin.step()) {
        const auto first = place.find(kin.integer(0));
        const auto second = place.find(kin.integer(1));
        if (first == place.end() || second == place.end()) continue;
        origins.kin.push_back({first->second, second->second, kin_of(kin.text(2)), kin.real(3), kin.real(4)});
    }
    std::sort(origins.kin.begin(), origins.kin.end(), [](const Kinship& a, const Kinship& b) {
        return std::pair(a.first, a.second) < std::pair(b.first, b.second);
    });
    origins.groups = group_pages(origins.pages);
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    return origins;
}

Result<PageOrigins> Store::origins() {
    const auto stamp = origin_stamp();
    if (!stamp) return tl::unexpected(stamp.error());
    Statement state(*connection_, "SELECT origin_stamp FROM state");
    const std::string saved = state.step() ? state.text(0) : std::string();
    while (state.step()) {
    }
    if (connection_->failed()) return tl::unexpected(connection_->take_failure());
    if (saved == *stamp) return saved_origins();
    const auto inputs = origin_inputs();
    if (!inputs) return tl::unexpected(inputs.error());
    PageOrigins origins = trace_origins(*inputs);
    // A store that only may be read keeps its old rows; what is returned is right all the same.
    if (access_ == Access::write) {
        if (const auto stored = save_origins(origins, *stamp); !stored) return tl::unexpected(stored.error());
    }
    return origins;
}

}  // namespace entente::evidence
