#include "ensemble/netcdf.h"

#include <fmt/format.h>
#include <netcdf.h>
#include <unistd.h>

#include <string>

#include "base/file.h"

namespace entente::ensemble {
namespace {

tl::unexpected<Diagnostics> refuse(const std::filesystem::path& path, const std::string& reason) {
    return failure(Diagnostic{"E004",
                              Severity::error,
                              {path.string(), 0, 0},
                              "cannot write: " + reason,
                              "check that the folder exists and is writable and that the disk has room; nothing "
                              "already saved was changed",
                              {}});
}

// Collects definitions first and data second, as the classic format wants; the first failure sticks.
class NetcdfFile {
  public:
    explicit NetcdfFile(const std::filesystem::path& path) {
        keep(nc_create(path.c_str(), NC_CLOBBER | NC_64BIT_OFFSET, &file_));
    }

    int dimension(const char* name, std::size_t length) {
        int id = -1;
        if (status_ == NC_NOERR) {
            keep(nc_def_dim(file_, name, length, &id));
        }
        return id;
    }

    void text(const char* name, const std::string& value) {
        if (status_ == NC_NOERR) {
            keep(nc_put_att_text(file_, NC_GLOBAL, name, value.size(), value.data()));
        }
    }

    void variable(const std::string& name, const std::vector<int>& dimensions, const double* data,
                  const std::string& meaning) {
        int id = -1;
        if (status_ == NC_NOERR) {
            keep(nc_def_var(file_, name.c_str(), NC_DOUBLE, static_cast<int>(dimensions.size()),
                            dimensions.data(), &id));
        }
        if (status_ == NC_NOERR) {
            keep(nc_put_att_text(file_, id, "long_name", meaning.size(), meaning.data()));
        }
        data_.emplace_back(id, data);
    }

    int finish() {
        if (status_ == NC_NOERR) {
            keep(nc_enddef(file_));
        }
        for (const auto& [id, data] : data_) {
            if (status_ == NC_NOERR) {
                keep(nc_put_var_double(file_, id, data));
            }
        }
        if (file_ >= 0) {
            keep(nc_close(file_));
        }
        return status_;
    }

  private:
    void keep(int status) { status_ = status_ == NC_NOERR ? status : status_; }

    int file_ = -1;
    int status_ = NC_NOERR;
    std::vector<std::pair<int, const double*>> data_;
};

std::string cell_name(const model::Model& model, const model::Cell& cell) {
    std::string stage;
    for (std::size_t t = 0; t < model.situation.tracks.size(); ++t) {
        const bool in_force = model.stages[cell.stage].in_force(static_cast<TrackId>(t));
        stage += fmt::format("{}{}={}", t > 0 ? " " : "", model.situation.tracks[t].id, in_force ? "deal" : "none");
    }
    const std::string outcome = cell.outcome ? model.situation.outcomes[index(*cell.outcome)].id : "other";
    return stage.empty() ? outcome : stage + ": " + outcome;
}

template <class Items, class Name>
std::string join(const Items& items, Name name) {
    std::string text;
    for (const auto& item : items) {
        text += (text.empty() ? "" : "; ") + name(item);
    }
    return text;
}

void describe(const model::Model& model, NetcdfFile& file) {
    const situation::Situation& s = model.situation;
    file.text("title", s.title);
    file.text("as_of", iso(s.as_of));
    file.text("content_hash", s.content_hash);
    file.text("cells", join(model.cells, [&](const model::Cell& cell) { return cell_name(model, cell); }));
    file.text("issues", join(s.issues, [](const situation::Issue& issue) { return issue.id; }));
    file.text("positions", join(s.positions, [&](const situation::Position& position) {
                  return s.issue(position.issue).id + "." + s.actor(position.actor).id;
              }));
}

void add_flows(const model::Model& model, const FlowColumns& flows, int cell, NetcdfFile& file) {
    if (flows.mean.empty()) {
        return;
    }
    const int flow = file.dimension("flow", model.situation.flows.size());
    const int month = file.dimension("month", flows.months.size());
    const int draw = file.dimension("flow_draw", flows.draws);
    file.text("flows", join(model.situation.flows, [](const situation::Flow& f) { return f.id + " (" + f.unit + ")"; }));
    file.text("months", join(flows.months, [](const std::string& name) { return name; }));
    file.variable("flow_mean", {cell, flow, month, draw}, flows.mean.data(),
                  "flow of the month given the cell, mean over the sets of measures that may come; of the first draws");
    file.variable("flow_spread", {cell, flow, month, draw}, flows.spread.data(),
                  "standard deviation of the same over those sets");
}

int write_tables(const model::Model& model, const Sample& sample, const FlowColumns& flows,
                 const std::filesystem::path& path) {
    NetcdfFile file(path);
    const situation::Situation& s = model.situation;
    const int draw = file.dimension("draw", sample.draws());
    const int cell = file.dimension("cell", model.cells.size());
    const int issue = s.issues.empty() ? -1 : file.dimension("issue", s.issues.size());
    const int position = s.positions.empty() ? -1 : file.dimension("position", s.positions.size());
    describe(model, file);
    file.variable("weight", {draw}, sample.weight.data(), "weight of the draw; all sum to 1");
    for (std::size_t i = 0; i < s.inputs.size(); ++i) {
        file.variable(s.inputs[i].key, {draw}, sample.inputs.of(static_cast<InputId>(i)), "input as drawn");
    }
    for (std::size_t t = 0; t < model::theories_in_draws; ++t) {
        file.variable(std::string("theory_") + model::theory_name(t), {issue, draw},
                      sample.block.column(sample.block.theories, t * s.issues.size()),
                      "point forecast of the theory");
    }
    file.variable("issue_mean", {issue, draw}, sample.block.issue_means.data(),
                  "mean settlement, of a term given a deal");
    file.variable("cell_probability", {cell, draw}, sample.block.cells.data(),
                  "probability of the cell; those of a draw add up to 1");
    file.variable("gain", {cell, position, draw}, sample.block.gains.data(),
                  "gain against reversion given the cell, points of the actor's scale of 100");
    add_flows(model, flows, cell, file);
    return file.finish();
}

}  // namespace

Result<void> write_netcdf(const model::Model& model, const Sample& sample, const FlowColumns& flows,
                          const std::filesystem::path& path) {
    if (sample.draws() == 0) {
        return refuse(path, "no block of draws was finished");
    }
    const std::filesystem::path beside = path.string() + fmt::format(".{}.part", ::getpid());
    const int status = write_tables(model, sample, flows, beside);
    std::error_code error;
    if (status == NC_NOERR) {
        std::filesystem::rename(beside, path, error);
        if (!error) {
            return {};
        }
    }
    std::error_code ignored;  // nothing more can be done about a leftover, and the first reason matters
    std::filesystem::remove(beside, ignored);
    return refuse(path, status != NC_NOERR ? nc_strerror(status) : error.message());
}

Result<void> write_csv(const model::Model& model, const Sample& sample, const std::filesystem::path& path) {
    const situation::Situation& s = model.situation;
    std::string text = "draw,weight";
    std::vector<const double*> columns{sample.weight.data()};
    const auto add = [&](const std::string& name, const double* column) {
        text += ",\"" + name + "\"";  // ids and key paths hold no quotes
        columns.push_back(column);
    };
    for (std::size_t i = 0; i < s.inputs.size(); ++i) {
        add(s.inputs[i].key, sample.inputs.of(static_cast<InputId>(i)));
    }
    for (std::size_t t = 0; t < model::theories_in_draws; ++t) {
        for (std::size_t k = 0; k < s.issues.size(); ++k) {
            add(fmt::format("theory.{}.{}", model::theory_name(t), s.issues[k].id),
                sample.block.column(sample.block.theories, t * s.issues.size() + k));
        }
    }
    for (std::size_t c = 0; c < model.cells.size(); ++c) {
        add("cell." + cell_name(model, model.cells[c]), sample.cell(c));
    }
    text += '\n';
    for (std::size_t d = 0; d < sample.draws(); ++d) {
        text += std::to_string(d);
        for (const double* column : columns) {
            fmt::format_to(std::back_inserter(text), ",{}", column[d]);
        }
        text += '\n';
    }
    return write_file(path, text);
}

}  // namespace entente::ensemble
