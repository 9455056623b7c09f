package io.huizhen.ops;

import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import java.util.List;

/**
 * What a viewer sees of operations: an operator all of it, a coordinator what is about consults of the own hospital.
 *
 * @param hospital null for everything
 */
record Scope(String hospital) {

    static Scope of(Viewer viewer) {
        // A coordinator of no hospital sees nothing, not everything.
        return new Scope(viewer.has(Role.OPERATOR) ? null : viewer.hospitalId() == null ? "" : viewer.hospitalId());
    }

    boolean isAll() {
        return hospital == null;
    }

    boolean sees(Alert alert) {
        return isAll() || alert.hospitals().contains(hospital);
    }

    /** For a query; null for everything. */
    List<String> hospitals() {
        return isAll() ? null : List.of(hospital);
    }
}
