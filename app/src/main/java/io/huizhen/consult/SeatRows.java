package io.huizhen.consult;

import io.huizhen.access.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface SeatRows extends Repository<Seat, String> {

    Optional<Seat> findById(String id);

    List<Seat> findByConsultId(String consultId);

    @Query("SELECT * FROM consult_seat WHERE device_hash = :deviceHash")
    Optional<Seat> findByDeviceHash(byte[] deviceHash);

    Optional<Seat> findByConsultIdAndRoleAndPersonId(String consultId, Role role, String personId);

    @Query("SELECT s.* FROM consult_seat s JOIN consult_link l ON l.seat_id = s.id WHERE l.secret_hash = :hash")
    Optional<Seat> byLink(byte[] hash);

    Seat save(Seat seat);

    /** New ones go to the database together. */
    List<Seat> saveAll(Iterable<Seat> seats);
}
