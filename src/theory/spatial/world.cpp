#include "theory/spatial/world.h"

#include <cmath>

namespace entente::theory::spatial {
namespace {

/// [actor * issues + issue] on 0..100 to [issue * stride + actor] on 0..1.
std::vector<double> columns_of(const World& world, const std::vector<double>& rows) {
    std::vector<double> columns(world.issues * world.stride, 0.0);
    for (std::size_t i = 0; i < world.actors; ++i) {
        for (std::size_t k = 0; k < world.issues; ++k) {
            columns[k * world.stride + i] = rows[i * world.issues + k] / 100.0;
        }
    }
    return columns;
}

void sum_saliences(World& world) {
    for (std::size_t i = 0; i < world.actors; ++i) {
        double total = 0;
        double squares = 0;
        for (std::size_t k = 0; k < world.issues; ++k) {
            const double s = world.salience[k * world.stride + i];
            total += s;
            squares += s * s;
        }
        world.total[i] = total;
        world.square_sum[i] = squares;
        world.influence[i] = total * world.power[i];
    }
}

}  // namespace

World make_world(const Input& input) {
    World world;
    world.actors = input.actors;
    world.issues = input.issues;
    world.stride = lanes_of(input.actors);
    world.power = input.power;
    world.salience = columns_of(world, input.salience);
    world.position = columns_of(world, input.position);
    world.ideal = input.ideal.empty() ? world.position : columns_of(world, input.ideal);
    world.total.assign(world.stride, 0.0);
    world.square_sum.assign(world.stride, 1.0);
    world.influence.assign(world.stride, 0.0);
    sum_saliences(world);
    world.third_party.assign(world.actors * world.stride, 0.0);
    for (std::size_t i = 0; i < world.actors; ++i) {
        for (std::size_t j = 0; j < world.actors; ++j) {
            world.third_party[i * world.stride + j] = i == j ? 0.0 : world.influence[i];
        }
    }
    world.accommodation = input.accommodation;
    if (world.accommodation.empty()) {
        world.accommodation.assign(world.actors * world.actors, 0.0);
        for (std::size_t i = 0; i < world.actors; ++i) {
            world.accommodation[i * world.actors + i] = 1.0;
        }
    }
    return world;
}

std::vector<double> rows_of(const World& world, const std::vector<double>& columns) {
    std::vector<double> rows(world.actors * world.issues);
    for (std::size_t i = 0; i < world.actors; ++i) {
        for (std::size_t k = 0; k < world.issues; ++k) {
            rows[i * world.issues + k] = columns[k * world.stride + i] * 100.0;
        }
    }
    return rows;
}

void adjust_ideals(World& world) {
    std::vector<double> moved(world.issues);
    for (std::size_t i = 0; i < world.actors; ++i) {
        const double* row = world.accommodation.data() + i * world.actors;
        double followed = 0;
        moved.assign(world.issues, 0.0);
        for (std::size_t j = 0; j < world.actors; ++j) {
            followed += row[j];
            for (std::size_t k = 0; k < world.issues; ++k) {
                moved[k] += row[j] * world.position[k * world.stride + j];
            }
        }
        for (std::size_t k = 0; k < world.issues; ++k) {
            double& ideal = world.ideal[k * world.stride + i];
            ideal = moved[k] + (1 - followed) * ideal;
        }
    }
}

double movement(const World& world, const std::vector<double>& from, const std::vector<double>& to) {
    double total = 0;
    for (std::size_t i = 0; i < world.actors; ++i) {
        double square = 0;
        for (std::size_t k = 0; k < world.issues; ++k) {
            const double part = to[k * world.stride + i] - from[k * world.stride + i];
            square += part * part;
        }
        total += std::sqrt(square);
    }
    return total;
}

bool same_place(const World& world, std::size_t i, std::size_t j) {
    double square = 0;
    for (std::size_t k = 0; k < world.issues; ++k) {
        const double* at = world.position.data() + k * world.stride;
        const double part = at[i] - at[j];
        square += part * part;
    }
    return std::sqrt(square) < 1e-3;
}

}  // namespace entente::theory::spatial
