// entente doctor: what this program runs on, and whether it computes here what it should.
#include <fmt/format.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/command.h"
#include "app/version.h"
#include "base/hash.h"
#include "stats/philox.h"

namespace entente::app {
namespace {

struct Finding {
    std::string name;
    std::string value;
    bool good = true;
};

std::string value_in(const char* file, std::string_view name) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(name)) {
            const auto begin = line.find_first_not_of(" \t:", name.size());
            return begin == std::string::npos ? "" : line.substr(begin);
        }
    }
    return "unknown";
}

Finding random_numbers() {
    // The first known answer of Random123's test vectors for Philox4x32-10.
    constexpr std::array<std::uint32_t, 4> expected{0x6627e8d5U, 0xe169c58dU, 0xbc57ac4cU, 0x9b00dbd8U};
    const bool good = stats::philox_block({0, 0, 0, 0}, {0, 0}) == expected;
    return {"random numbers", good ? "as published" : "WRONG: results of this machine cannot be trusted", good};
}

Finding hashes() {
    const bool good = sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    return {"hashes", good ? "as published" : "WRONG: results of this machine cannot be trusted", good};
}

std::vector<Finding> examine(const Console& console) {
    utsname names{};
    uname(&names);
    const bool writable = access(".", W_OK) == 0;
    return {
        {"entente", std::string(version())},
        {"compiler", std::string(compiler())},
        {"system", fmt::format("{} {} {}", names.sysname, names.release, names.machine)},
        {"processor", value_in("/proc/cpuinfo", "model name")},
        {"vector units", __builtin_cpu_supports("avx2") != 0 ? "AVX2" : "SSE2 (same bytes, slower)"},
        {"cores", std::to_string(std::thread::hardware_concurrency())},
        {"memory free", value_in("/proc/meminfo", "MemAvailable")},
        {"terminal", fmt::format("{} columns, colour {}", console.width(), console.colours_out() ? "on" : "off")},
        {"this folder", writable ? "writable" : "not writable: name another with --out", writable},
        random_numbers(),
        hashes(),
    };
}

Exit doctor(bool json, Console& console) {
    const std::vector<Finding> findings = examine(console);
    bool good = true;
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    std::string text;
    for (const Finding& finding : findings) {
        good = good && finding.good;
        list.push_back({{"name", finding.name}, {"value", finding.value}, {"good", finding.good}});
        text += fmt::format("{:<16} {}\n", finding.name, finding.value);
    }
    if (json) {
        const nlohmann::ordered_json object{{"schema", "entente/doctor-1"}, {"good", good}, {"findings", list}};
        console.print(object.dump(2) + "\n");
    } else {
        console.print(text + (good ? "All is well.\n" : "Something is wrong; see above.\n"));
    }
    return good ? Exit::done : Exit::findings;
}

}  // namespace

Command doctor_command() {
    return {"doctor",
            "",
            "what this program runs on, and whether it computes here what it should",
            {{"doctor", "versions, processor, write access, known answers"}},
            [](Arguments& arguments) {
                auto json = std::make_shared<bool>(false);
                arguments.flag(*json, "--json", "as JSON (entente/doctor-1)");
                return [json](Console& console) { return doctor(*json, console); };
            }};
}

}  // namespace entente::app
