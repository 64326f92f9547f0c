// Acts and variables that the questions of a file name: what a sheet must walk to answer them. Internal to compile.
#pragma once

#include <set>
#include <vector>

#include "model/model.h"

namespace entente::model {

struct Named {
    std::set<std::size_t> acts;       ///< issues with one decider whose scale the file cuts
    std::set<std::size_t> variables;  ///< by VariableId

    void add(const Named& other);
    bool covers(const Named& other) const;
    std::size_t size() const { return acts.size() + variables.size(); }
};

Named named_in(const Model& model, const situation::Expression& condition);
Named named_in(const Model& model, const std::vector<situation::Likelihoods>& rows);
Named named_in(const Model& model, const situation::Payoff& payoff);

}  // namespace entente::model
