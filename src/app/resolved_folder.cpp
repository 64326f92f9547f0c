#include "app/resolved_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "app/study.h"
#include "ensemble/run.h"
#include "insight/usable.h"

namespace entente::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* situation_name = "situation.toml";
constexpr const char* resolved_name = "resolved.toml";

// Folders that hold a situation, sorted, so that the order of the disk plays no part.
std::vector<fs::path> folders_with_situations(const fs::path& root) {
    std::vector<fs::path> folders;
    std::error_code ignored;  // what cannot be entered holds nothing that could be scored
    if (fs::exists(root / situation_name, ignored)) {
        folders.push_back(root);
    }
    constexpr auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator at(root, options, ignored), end; at != end; at.increment(ignored)) {
        if (at->is_directory(ignored) && fs::exists(at->path() / situation_name, ignored)) {
            folders.push_back(at->path());
        }
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

Result<void> score_one(const fs::path& folder, const std::string& name, const ensemble::Plan& plan, Console& console,
                       insight::ResolvedBacktest& test) {
    const Result<model::Model> model = load_model((folder / situation_name).string(), console);
    if (!model) {
        return tl::unexpected(model.error());
    }
    const Result<situation::Resolution> resolution =
        situation::read_resolution(folder / resolved_name, model->situation);
    if (!resolution) {
        return tl::unexpected(resolution.error());
    }
    const ProgressLine line(console, name);
    const ensemble::Sample sample = ensemble::run(*model, plan, {}, model::Detail::full, line.progress());
    if (!sample.is_complete()) {
        return failure("E025", "stopped before " + name + " was scored", "start it again, with fewer --draws");
    }
    if (const Result<void> usable = insight::check_usable(*model, sample); !usable) {
        return tl::unexpected(usable.error());
    }
    insight::add_situation(name, *model, sample, *resolution, test);
    return {};
}

}  // namespace

Result<insight::ResolvedBacktest> score_folder(const std::string& folder, const ensemble::Plan& plan,
                                               Console& console) {
    insight::ResolvedBacktest test;
    std::size_t open = 0;
    for (const fs::path& place : folders_with_situations(folder)) {
        std::error_code ignored;
        if (!fs::exists(place / resolved_name, ignored)) {
            ++open;
            continue;
        }
        const std::string relative = place.lexically_relative(folder).string();
        const std::string name = relative == "." ? fs::weakly_canonical(place, ignored).filename().string() : relative;
        if (const Result<void> scored = score_one(place, name, plan, console, test); !scored) {
            return tl::unexpected(scored.error());
        }
    }
    if (open > 0) {
        console.say(fmt::format("{} situation{} without a {} {} not scored", open, open == 1 ? "" : "s", resolved_name,
                                open == 1 ? "is" : "are"));
    }
    if (test.situations == 0) {
        return failure("E026", fmt::format("no situation under {} is resolved", folder),
                       "write a resolved.toml beside a situation.toml (docs/backtest.md)");
    }
    return test;
}

}  // namespace entente::app
