package io.huizhen.report;

import io.huizhen.access.Role;
import java.time.Instant;
import java.util.List;

/**
 * What the report needs to know of the consult that was held. The {@code consult} room answers; asked in the
 * transaction that drafts the report, after the doctor's Finish.
 */
public interface ConsultRecord {

    /**
     * @param mode the best that carried the consult: VIDEO, AUDIO or PHONE
     * @param notes the doctor's notes as they stood at the end, the opinion's first draft; may be empty
     */
    record Held(Instant began, Instant ended, String mode, List<Attendance> attendance, String notes) {

        @Override
        public String toString() {
            return "Held[sealed]";
        }
    }

    /**
     * @param personId a member of staff, or the patient's id
     * @param minutes attended, counted up
     */
    record Attendance(String personId, Role role, int minutes) {}

    Held of(String caseId);
}
