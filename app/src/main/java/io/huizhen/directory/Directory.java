package io.huizhen.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hospitals, agreements, departments and staff: read by every room, none of it health data. */
@Component
@Transactional(readOnly = true)
public class Directory {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final Clock clock;

    Directory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Hospital hospital(String id) {
        return jdbc.sql("SELECT * FROM hospital WHERE id = ?")
                .param(id)
                .query(Directory::hospital)
                .single();
    }

    public Department department(String id) {
        return jdbc.sql("SELECT * FROM department WHERE id = ?")
                .param(id)
                .query(Directory::department)
                .single();
    }

    /** The departments of a hospital, pilots first. */
    public List<Department> departments(String hospitalId) {
        return jdbc.sql("SELECT * FROM department WHERE hospital_id = ? ORDER BY pilot DESC, id")
                .param(hospitalId)
                .query(Directory::department)
                .list();
    }

    public Optional<Practitioner> practitioner(String id) {
        return jdbc.sql("SELECT * FROM practitioner WHERE id = ?")
                .param(id)
                .query(Directory::practitioner)
                .optional();
    }

    /** These hospitals, in no order; ids that are unknown are left out. */
    public List<Hospital> hospitals(Collection<String> ids) {
        return among("hospital", ids, Directory::hospital);
    }

    /** These departments, in no order. */
    public List<Department> departmentsAmong(Collection<String> ids) {
        return among("department", ids, Directory::department);
    }

    /** These people, in no order. */
    public List<Practitioner> practitioners(Collection<String> ids) {
        return among("practitioner", ids, Directory::practitioner);
    }

    private <T> List<T> among(String table, Collection<String> ids, RowMapper<T> row) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT * FROM " + table + " WHERE id IN (:ids)")
                        .param("ids", ids)
                        .query(row)
                        .list();
    }

    /** The doctors of a department who are in service and hold a license. */
    public List<Practitioner> doctors(String departmentId) {
        return jdbc.sql("""
                        SELECT * FROM practitioner
                        WHERE department_id = ? AND active = TRUE AND license_no IS NOT NULL ORDER BY id
                        """).param(departmentId).query(Directory::practitioner).list();
    }

    /** The agreements in force today under which this hospital may invite others. */
    public List<Agreement> agreementsOf(String invitingHospitalId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        return jdbc.sql("""
                        SELECT id, version, inviting_id, invited_id FROM agreement
                        WHERE inviting_id = ? AND effective_from <= ?
                          AND (effective_to IS NULL OR effective_to >= ?) ORDER BY id, version DESC
                        """)
                .params(invitingHospitalId, today, today)
                .query(Agreement.class)
                .list();
    }

    private static Hospital hospital(ResultSet row, int number) throws SQLException {
        return new Hospital(
                row.getString("id"),
                new Bilingual(row.getString("name_zh"), row.getString("name_en")),
                new Bilingual(row.getString("address_zh"), row.getString("address_en")),
                row.getString("phone"));
    }

    private static Department department(ResultSet row, int number) throws SQLException {
        return new Department(
                row.getString("id"),
                row.getString("hospital_id"),
                new Bilingual(row.getString("name_zh"), row.getString("name_en")),
                row.getBoolean("pilot"));
    }

    private static Practitioner practitioner(ResultSet row, int number) throws SQLException {
        return new Practitioner(
                row.getString("id"),
                row.getString("hospital_id"),
                row.getString("department_id"),
                row.getString("name"),
                row.getString("name_en"),
                new Bilingual(row.getString("title_zh"), row.getString("title_en")),
                row.getString("license_no"),
                row.getObject("practising_since", LocalDate.class),
                row.getString("email"),
                row.getString("phone"),
                row.getBoolean("active"));
    }
}
