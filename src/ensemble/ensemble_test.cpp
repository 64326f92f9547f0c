#include <doctest/doctest.h>
#include <netcdf.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "base/file.h"
#include "base/test_tools.h"
#include "ensemble/netcdf.h"
#include "ensemble/part.h"
#include "ensemble/pool.h"
#include "ensemble/run.h"
#include "situation/load.h"

using namespace entente;
using namespace entente::ensemble;
using entente::test_tools::need;

namespace {

const char* const small_case = R"(
[situation]
title = "Small"
question = "What then?"
as_of = 2025-01-01
horizon = 2025-12-31
[actor]
A = { influence = "60 to 80" }
B = { influence = "40 to 60" }
[issue.line]
asks = "Where?"
landmarks = { west = 20, middle = 50, east = 80 }
reversion = "45 to 55"
decides = ["A", "B"]
[position.line]
A = { at = "60 to 90", salience = "50 to 90" }
B = { at = "10 to 40", salience = "60 to 95" }
[outcome]
east-deal = "deal and line > middle"
west-deal = "deal and line <= middle"
)";

model::Model small_model() {
    Result<situation::Loaded> loaded = situation::read_situation(small_case, "small.toml", ".");
    REQUIRE(loaded.has_value());
    return *model::compile(loaded->situation);
}

const Plan plan{.draws = 5000, .seed = 9};  // five blocks, the last one short

void check_same(const Sample& a, const Sample& b) {
    CHECK(a.weight == b.weight);
    CHECK(a.inputs.values == b.inputs.values);
    CHECK(a.block.cells == b.block.cells);
    CHECK(a.block.gains == b.block.gains);
    CHECK(a.block.theories == b.block.theories);
    CHECK(a.histograms.mass == b.histograms.mass);
}

std::filesystem::path fresh_folder(const char* name) {
    const auto folder = std::filesystem::temp_directory_path() / name;
    std::filesystem::remove_all(folder);
    return folder;
}

}  // namespace

TEST_CASE("the same bytes for any number of threads and any order of blocks") {
    const model::Model model = small_model();
    const Sample base = run(model, plan, {}, model::Detail::full, {});
    CHECK(base.draws() == 5000);
    CHECK(std::accumulate(base.weight.begin(), base.weight.end(), 0.0) == doctest::Approx(1));
    for (const std::size_t threads : {1U, 2U, 3U, 8U}) {
        Plan other = plan;
        other.threads = threads;
        check_same(base, run(model, other, {}, model::Detail::full, {}));
    }
    check_same(base, run_in_order(model, plan, {3, 0, 4, 2, 1}));
}

TEST_CASE("a shorter run is the beginning of a longer one") {
    const model::Model model = small_model();
    const Sample whole = run(model, plan, {}, model::Detail::full, {});
    const Sample part = run(model, {.draws = 1000, .seed = 9}, {}, model::Detail::full, {});
    for (std::size_t d = 0; d < 1000; ++d) {
        CHECK(whole.cell(0)[d] == part.cell(0)[d]);
    }
}

TEST_CASE("a stopped run keeps leading whole blocks, and resuming gives the same bytes") {
    const model::Model model = small_model();
    const auto folder = fresh_folder("entente-resume-test");
    const Sample base = run(model, plan, {}, model::Detail::full, {});
    Plan one_thread = plan;
    one_thread.threads = 1;
    std::stop_source stop;
    Progress progress;
    progress.stop = stop.get_token();
    progress.report = [&](std::size_t done, std::size_t) {
        if (done == 2) stop.request_stop();
    };
    Diagnostics notes;
    Result<Sample> stopped = run_saved(model, one_thread, folder, progress, notes);
    REQUIRE(stopped.has_value());
    CHECK(stopped->draws() == 2048);
    CHECK_FALSE(stopped->is_complete());
    CHECK(std::filesystem::exists(folder / "parts" / "000001.part"));

    Result<Sample> resumed = run_saved(model, plan, folder, {}, notes);
    REQUIRE(resumed.has_value());
    CHECK(notes.empty());
    check_same(base, *resumed);

    SUBCASE("a truncated part is computed again, with a note") {
        std::filesystem::resize_file(folder / "parts" / "000003.part", 100);
        Result<Sample> again = run_saved(model, plan, folder, {}, notes);
        REQUIRE(again.has_value());
        REQUIRE(notes.size() == 1);
        CHECK(notes[0].code == "E512");
        check_same(base, *again);
    }
    SUBCASE("parts of another run are refused") {
        Plan other = plan;
        other.seed = 10;
        const Result<Sample> refused = run_saved(model, other, folder, {}, notes);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error()[0].code == "E511");
    }
    drop_parts(folder);
    CHECK_FALSE(std::filesystem::exists(folder / "parts"));
    std::filesystem::remove_all(folder);
}

TEST_CASE("paired reruns are the runs of their variations, without inputs") {
    const model::Model model = small_model();
    const InputId at = need(model.situation.find_input("position.line.A.at"));
    const model::Variation moved{{{at, stats::Elicited::point({0, 100}, 20), {}}}, std::nullopt};
    const Sample base = run(model, plan, {}, model::Detail::full, {});
    const Reruns reruns = reruns_of(base, plan.draws, &model);
    const std::vector<Sample> pair = run_variations(model, reruns, {{}, moved}, model::Detail::full);
    REQUIRE(pair.size() == 2);
    CHECK(pair[0].block.cells == base.block.cells);
    CHECK(pair[0].histograms.mass == base.histograms.mass);
    // A run of its own finds its own odds factor; what the game says is the same.
    CHECK(pair[1].block.tracks == run(model, plan, moved, model::Detail::full, {}).block.tracks);
    CHECK(pair[1].block.cells != base.block.cells);
    CHECK(pair[1].inputs.values.empty());
}

TEST_CASE("a part survives the trip and no change of a byte goes unseen") {
    const model::Model model = small_model();
    Part part;
    part.inputs = model::draw_inputs(model, 1, 0, 8, {});
    part.evaluation = model::evaluate(model, part.inputs, {}, model::Detail::full);
    const std::string bytes = write_part(part, "key");
    const ReadPart back = read_part(bytes, "key");
    REQUIRE(back.state == PartState::whole);
    CHECK(back.part.inputs.values == part.inputs.values);
    CHECK(back.part.evaluation.block.gains == part.evaluation.block.gains);
    CHECK(back.part.evaluation.histograms.mass == part.evaluation.histograms.mass);
    CHECK(read_part(bytes, "other").state == PartState::foreign);
    CHECK(read_part("", "key").state == PartState::damaged);
    for (std::size_t at = 0; at < bytes.size(); at += 97) {
        std::string broken = bytes;
        broken[at] = static_cast<char>(broken[at] ^ 1);
        CHECK(read_part(broken, "key").state == PartState::damaged);
        CHECK(read_part(bytes.substr(0, at), "key").state == PartState::damaged);
    }
}

TEST_CASE("an unwritable folder is refused before work starts") {
    Diagnostics notes;
    const Result<Sample> refused = run_saved(small_model(), plan, "/proc/entente", {}, notes);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error()[0].code == "E004");
}

TEST_CASE("the NetCDF file holds the tables that other programs read") {
    const model::Model model = small_model();
    const auto folder = fresh_folder("entente-netcdf-test");
    REQUIRE(make_folder(folder));
    const Sample sample = run(model, {.draws = 100, .seed = 1}, {}, model::Detail::full, {});
    REQUIRE(write_netcdf(model, sample, {}, folder / "draws.nc"));
    int file = -1;
    REQUIRE(nc_open((folder / "draws.nc").c_str(), NC_NOWRITE, &file) == NC_NOERR);
    int format = 0;
    nc_inq_format(file, &format);
    CHECK(format == NC_FORMAT_64BIT_OFFSET);
    int variable = -1;
    REQUIRE(nc_inq_varid(file, "position.line.A.at", &variable) == NC_NOERR);
    std::vector<double> column(100);
    REQUIRE(nc_get_var_double(file, variable, column.data()) == NC_NOERR);
    const double* drawn = sample.inputs.of(need(model.situation.find_input("position.line.A.at")));
    CHECK(std::equal(column.begin(), column.end(), drawn));
    REQUIRE(nc_inq_varid(file, "cell_probability", &variable) == NC_NOERR);
    nc_close(file);
    REQUIRE(write_netcdf(model, sample, {}, folder / "again.nc"));
    CHECK(*read_file(folder / "draws.nc") == *read_file(folder / "again.nc"));
    CHECK(write_netcdf(model, sample, {}, folder / "absent" / "draws.nc").error()[0].code == "E004");

    REQUIRE(write_csv(model, sample, folder / "draws.csv"));
    const std::string csv = *read_file(folder / "draws.csv");
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 101);
    CHECK(csv.starts_with("draw,weight,\"actor.A.influence\""));
    std::filesystem::remove_all(folder);
}
