package io.huizhen.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rules in force today. */
@Component
@Transactional(readOnly = true)
public class Rules {

    /** Patients younger than this many years need a guardian. */
    public static final String GUARDIAN_UNDER_AGE = "guardian-under-age";

    /** Years of independent practice that a doctor needs to be asked (regulations, row 7). */
    public static final String YEARS_OF_PRACTICE = "years-of-practice";

    /** Days during which the invited side may still read a case that has ended. */
    public static final String GRANT_DAYS_AFTER_END = "grant-days-after-end";

    /** Minutes after its slot during which a consult may still be entered. */
    public static final String CONSULT_GRACE_MINUTES = "consult-grace-minutes";

    /** Days after which a referral that was begun and never sent is thrown away. */
    public static final String DRAFT_DAYS = "draft-days";

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Clock clock;

    Rules(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The number of a rule that holds everywhere. */
    public int number(String name) {
        return number(name, "");
    }

    /**
     * The number of a rule in a department: its own row, else the general one.
     *
     * @throws IllegalStateException when no row is in force: a rule that cannot be read is not a pass
     */
    public int number(String name, String departmentId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return jdbc.sql("""
                        SELECT number FROM policy_rule
                        WHERE name = ? AND department_id IN ('', ?) AND effective_from <= ?
                          AND (effective_to IS NULL OR effective_to >= ?)
                        ORDER BY department_id DESC, effective_from DESC LIMIT 1
                        """)
                .params(name, departmentId, today, today)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no rule in force: " + name));
    }

    /** True when the doctor is named, today, in the pilot of this department (regulations, row 2). */
    public boolean onPilotList(String doctorId, String departmentId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return jdbc.sql("""
                        SELECT COUNT(*) FROM pilot_doctor
                        WHERE doctor_id = ? AND department_id = ? AND effective_from <= ?
                          AND (effective_to IS NULL OR effective_to >= ?)
                        """)
                        .params(doctorId, departmentId, today, today)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
