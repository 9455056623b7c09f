package io.huizhen.triage.web;

/** The doctor who is to be asked; the department is the doctor's. */
record RouteForm(String doctor) {

    RouteForm {
        doctor = doctor == null ? "" : doctor.strip();
    }
}
