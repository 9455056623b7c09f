package io.huizhen.bench;

import java.util.Arrays;
import java.util.List;

/** The raw figures of one side, one a round, and what is read off them. */
record Figures(List<Double> raw) {

    static Figures of(double... raw) {
        return new Figures(Arrays.stream(raw).boxed().toList());
    }

    double median() {
        return quantile(0.5);
    }

    double least() {
        return quantile(0);
    }

    double most() {
        return quantile(1);
    }

    /** Linear between the two nearest. */
    double quantile(double share) {
        List<Double> sorted = raw.stream().sorted().toList();
        double at = share * (sorted.size() - 1);
        int below = (int) Math.floor(at);
        int above = (int) Math.ceil(at);
        if (above == below) {
            return sorted.get(below);
        }
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (at - below);
    }

    /** Pair by pair, so that a slow moment of the machine falls on both; infinite where the anchor's figure is 0. */
    Figures over(Figures anchor) {
        double[] ratios = new double[raw.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = raw.get(i) / anchor.raw.get(i);
        }
        return of(ratios);
    }
}
