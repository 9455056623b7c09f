package io.huizhen.directory;

import java.time.LocalDate;

/**
 * A member of staff.
 *
 * @param id the subject at the identity provider
 * @param departmentId null for staff outside the departments
 * @param licenseNo null for staff who treat nobody
 * @param practisingSince start of independent practice; online consults ask for three years (regulations, row 7)
 */
public record Practitioner(
        String id,
        String hospitalId,
        String departmentId,
        String name,
        String nameEn,
        Bilingual title,
        String licenseNo,
        LocalDate practisingSince,
        String email,
        String phone,
        boolean active) {

    /** The name in both languages, for pages and reports. */
    public Bilingual names() {
        return new Bilingual(name, nameEn);
    }
}
