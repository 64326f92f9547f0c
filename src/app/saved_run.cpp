#include "app/saved_run.h"

#include <fmt/format.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "app/briefing.h"
#include "app/version.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/text.h"
#include "ensemble/netcdf.h"
#include "insight/find.h"
#include "insight/flows.h"

namespace entente::app {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::string_view manifest_name = "manifest.json";

std::string platform() {
    utsname names{};
    return uname(&names) == 0 ? fmt::format("{} {} {}", names.sysname, names.release, names.machine) : "unknown";
}

// From the run folder, so that both can be moved together; absolute where there is no such way.
std::string way_to(const fs::path& file, const fs::path& folder) {
    std::error_code error;
    const fs::path from = fs::weakly_canonical(folder, error);
    const fs::path relative = fs::weakly_canonical(file, error).lexically_relative(from);
    return relative.empty() ? fs::absolute(file, error).string() : relative.string();
}

Result<void> write_log(const fs::path& folder, const Study& study, const RunRecord& record) {
    const Result<std::string> raw = hash_file(study.file);
    const std::string log = fmt::format(
        "file: {}\nraw sha256: {}\nstarted: {}\nseconds: {:.2f}\nthreads: {}\nplatform: {}\nentente: {} ({})\n",
        way_to(study.file, folder), raw.value_or("unknown"), record.started, record.seconds, record.threads,
        platform(), version(), compiler());
    return write_file(folder / "run.log", log);
}

Json manifest_of(const Study& study, const Json& outputs) {
    return {{"schema", "entente/manifest-1"},
            {"situation", study.model.situation.title},
            {"content_sha256", study.model.situation.content_hash},
            {"seed", study.plan.seed},
            {"draws", study.plan.draws},
            {"version", version()},
            {"outputs", outputs}};
}

}  // namespace

Result<void> write_run(const fs::path& folder, const Study& study, const ensemble::Sample& sample,
                       const RunRecord& record) {
    std::error_code ignored;
    fs::remove(folder / manifest_name, ignored);
    const situation::Situation& situation = study.model.situation;
    const brief::Brief brief = briefing(study);

    const Result<model::FlowModel> flows = model::prepare_flows(study.model);
    const ensemble::FlowColumns flow_columns =
        flows ? insight::flow_columns(study.model, *flows, sample) : ensemble::FlowColumns{};

    std::vector<std::string> names{"brief.html", "brief.md", "draws.nc", "findings.json"};
    Result<void> written = write_log(folder, study, record)
        .and_then([&] { return write_file(folder / "brief.html", as_html(brief)); })
        .and_then([&] { return write_file(folder / "brief.md", as_markdown(brief)); })
        .and_then([&] { return ensemble::write_netcdf(study.model, sample, flow_columns, folder / "draws.nc"); })
        .and_then([&] { return write_file(folder / "findings.json", insight::to_json(study.findings, situation)); });
    if (written && record.csv) {
        names.emplace_back("draws.csv");
        written = ensemble::write_csv(study.model, sample, folder / "draws.csv");
    }
    if (!written) {
        return written;
    }
    Json outputs = Json::object();
    for (const std::string& name : names) {
        Result<std::string> hash = hash_file(folder / name);
        if (!hash) {
            return tl::unexpected(hash.error());
        }
        outputs[name] = *hash;
    }
    return write_file(folder / manifest_name, manifest_of(study, outputs).dump(2) + "\n");
}

Result<SavedRun> read_run(const fs::path& folder) {
    const auto no_run = [&](const std::string& why) {
        return failure("E020", fmt::format("{} is not the folder of a finished run: {}", folder.string(), why),
                       "name the situation file, or finish the run with `entente run FILE --out DIR`");
    };
    const Result<std::string> manifest_text = read_file(folder / manifest_name);
    const Result<std::string> log = read_file(folder / "run.log");
    const Result<std::string> findings = read_file(folder / "findings.json");
    if (!manifest_text || !log || !findings) {
        return no_run("manifest.json, run.log or findings.json is not there");
    }
    const Json manifest = Json::parse(*manifest_text, nullptr, false);
    if (!manifest.is_object() || !manifest.contains("content_sha256") ||
        !manifest["content_sha256"].is_string() || !manifest.contains("outputs")) {
        return no_run("manifest.json is not a manifest");
    }
    if (const Json& outputs = manifest["outputs"];
        !outputs.is_object() || outputs.value("findings.json", Json()) != Json(sha256(*findings))) {
        return failure("E022", (folder / "findings.json").string() + " is not the one that the run wrote",
                       "run it again: results are not edited in place");
    }
    for (const std::string_view line : split(*log, '\n')) {
        if (constexpr std::string_view name = "file: "; line.starts_with(name)) {
            const fs::path file = fs::path(line.substr(name.size()));
            const fs::path from_here = file.is_absolute() ? file : (folder / file).lexically_normal();
            return SavedRun{from_here.string(), manifest["content_sha256"].get<std::string>(), *findings};
        }
    }
    return no_run("run.log names no file");
}

Result<void> check_writable(const fs::path& file) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        return failure("E004", fmt::format("cannot write {}: there is no folder {}", file.string(), folder.string()),
                       "create the folder first");
    }
    if (access(folder.c_str(), W_OK) != 0) {
        return failure("E004", fmt::format("cannot write {}: {} is not writable", file.string(), folder.string()),
                       "choose another folder with --out");
    }
    return {};
}

}  // namespace entente::app
