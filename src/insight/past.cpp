#include "insight/past.h"

#include <algorithm>

namespace entente::insight {

double deal_before_past(const model::Model& model, const ensemble::Sample& sample, std::size_t track) {
    const double* in_force =
        sample.block.column(sample.block.tracks, model.track_column(track, model::TrackCount::in_force));
    double sum = 0;
    double draws = 0;
    for (std::size_t d = 0; d < sample.draws(); ++d) {
        const bool counts = sample.block.failed[d] == 0;
        sum += counts ? in_force[d] : 0.0;
        draws += counts ? 1.0 : 0.0;
    }
    return draws > 0 ? std::min(sum / draws, 1.0) : 0.0;
}

std::vector<PastFinding> find_past(const model::Model& model, const ensemble::Sample& sample) {
    std::vector<PastFinding> findings;
    for (std::size_t r = 0; r < model.situation.past.size(); ++r) {
        const situation::PastRound& round = model.situation.past[r];
        const double deal = deal_before_past(model, sample, index(round.track));
        findings.push_back({r, round.deal ? deal : 1 - deal});
    }
    return findings;
}

}  // namespace entente::insight
