package io.huizhen.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs the sides in turn, and each second round the other way about, so that neither is always first. */
final class Pairs {

    private final Map<String, Callable<Double>> sides = new LinkedHashMap<>();

    /** @param round does one round and gives its figure */
    Pairs side(String name, Callable<Double> round) {
        sides.put(name, round);
        return this;
    }

    /** One round of each that counts for nothing, then the pairs. */
    Map<String, Figures> run(int pairs, Consumer<String> progress) throws Exception {
        Map<String, List<Double>> raw = new LinkedHashMap<>();
        for (Map.Entry<String, Callable<Double>> side : sides.entrySet()) {
            side.getValue().call();
            raw.put(side.getKey(), new ArrayList<>());
        }
        for (int pair = 0; pair < pairs; pair++) {
            List<String> order = new ArrayList<>(sides.keySet());
            if (pair % 2 == 1) {
                order = order.reversed();
            }
            for (String name : order) {
                double figure = sides.get(name).call();
                raw.get(name).add(figure);
                progress.accept("  round %d, %s: %.2f".formatted(pair + 1, name, figure));
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        raw.forEach((name, list) -> figures.put(name, new Figures(List.copyOf(list))));
        return figures;
    }
}
