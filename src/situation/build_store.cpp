#include "base/hash.h"
#include "evidence/store/store.h"
#include "situation/build.h"

namespace entente::situation {
namespace {

// What the store has been made from: a store read again from the same pages is the same store.
Result<std::string> stamp_of(const std::string& path) {
    Result<evidence::Store> store = evidence::Store::open(path, evidence::Access::read);
    if (!store) {
        return tl::unexpected(store.error());
    }
    const Result<std::vector<evidence::StoredPage>> pages = store->pages();
    if (!pages) {
        return tl::unexpected(pages.error());
    }
    std::string all;
    for (const evidence::StoredPage& page : *pages) {
        all += page.file + "\t" + page.hash + "\t" + page.reader + "\n";
    }
    return sha256(all);
}

}  // namespace

void build_store(Building& building) {
    const std::vector<Entry>& tables = building.entries.of("situation");
    const Field* field = tables.empty() ? nullptr : tables.front().find("store");
    if (field == nullptr) {
        return;
    }
    const std::filesystem::path path(field->value->text);
    if (path.is_absolute()) {
        building.report.error("E152", field->value->place, "the path of the store is absolute",
                              "it is kept beside the file: write a relative path, such as \"evidence.sqlite\"");
        return;
    }
    const std::string where = (building.folder / path).string();
    Result<std::string> stamp = stamp_of(where);
    if (!stamp) {
        const Diagnostic& refused = stamp.error().front();
        const bool missing = refused.code == "E001";
        building.report.error("E154", field->value->place,
                              missing ? "there is no evidence store " + in_quotes(field->value->text)
                                      : "the evidence store cannot be used: " + refused.message,
                              missing ? "make it with: entente read PAGES --store " + field->value->text
                                      : refused.hint);
        return;
    }
    building.situation.store = field->value->text;
    building.situation.store_path = where;
    building.situation.store_stamp = std::move(*stamp);
}

}  // namespace entente::situation
