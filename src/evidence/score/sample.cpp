#include "evidence/score/sample.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "evidence/page_text.h"

namespace entente::evidence {
namespace {

using nlohmann::json;

struct CloseGz {
    void operator()(gzFile_s* file) const { gzclose(file); }
};

tl::unexpected<Diagnostics> refuse(std::string code, const std::filesystem::path& path, std::string message,
                                   std::string hint) {
    Diagnostic why;
    why.code = std::move(code);
    why.where.file = path.string();
    why.message = std::move(message);
    why.hint = std::move(hint);
    return failure(std::move(why));
}

tl::unexpected<Diagnostics> broken(const std::filesystem::path& path, std::string message) {
    return refuse("E207", path, std::move(message), "remove the pair or fetch it again");
}

// Reads plain files too; stops at the page limit, so a small archive cannot fill the memory.
Result<std::string> unpack(const std::filesystem::path& path) {
    const std::unique_ptr<gzFile_s, CloseGz> file(gzopen(path.c_str(), "rb"));
    if (!file) {
        return broken(path, "cannot be opened");
    }
    std::string bytes;
    char buffer[1 << 15];
    for (;;) {
        const int got = gzread(file.get(), buffer, sizeof buffer);
        if (got < 0) {
            return broken(path, "cannot be unpacked");
        }
        if (got == 0) {
            return bytes;
        }
        bytes.append(buffer, static_cast<std::size_t>(got));
        if (bytes.size() > page_size_limit) {
            return broken(path, "unpacks to more than a page may have");
        }
    }
}

std::string text_field(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> list_field(const json& object, const char* name) {
    std::vector<std::string> list;
    const auto found = object.find(name);
    if (found != object.end() && found->is_array()) {
        for (const json& entry : *found) {
            if (entry.is_string()) list.push_back(entry.get<std::string>());
        }
    }
    return list;
}

}  // namespace

Result<std::vector<SamplePage>> load_sample(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> truths;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        if (at->path().extension() == ".json") truths.push_back(at->path());
    }
    std::sort(truths.begin(), truths.end());
    std::vector<SamplePage> pages;
    for (const std::filesystem::path& truth : truths) {
        std::filesystem::path html = truth;
        html.replace_extension(".html.gz");
        if (!std::filesystem::exists(html, error)) {
            html.replace_extension("");
            html.replace_extension(".html");
        }
        if (!std::filesystem::exists(html, error)) {
            continue;
        }
        const Result<std::string> text = read_file(truth);
        Result<std::string> bytes = unpack(html);
        if (!text) return tl::unexpected(text.error());
        if (!bytes) return tl::unexpected(bytes.error());
        const json object = json::parse(*text, nullptr, false);
        if (!object.is_object()) {
            return broken(truth, "is not a JSON object");
        }
        pages.push_back({truth.stem().string(), std::move(*bytes), text_field(object, "title"),
                         text_field(object, "author"), text_field(object, "publish_date"),
                         text_field(object, "main_content"), list_field(object, "with"),
                         list_field(object, "without")});
    }
    if (pages.empty()) {
        return refuse("E206", folder, "there are no pairs NAME.html.gz and NAME.json here",
                      "name the folder that holds the pairs");
    }
    return pages;
}

}  // namespace entente::evidence
