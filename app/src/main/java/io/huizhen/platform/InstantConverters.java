package io.huizhen.platform;

import java.sql.JDBCType;
import java.time.Instant;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.mapping.JdbcValue;
import org.springframework.stereotype.Component;

/** Between {@link Instant} in Java and {@link Micros} in the database. */
final class InstantConverters {

    private InstantConverters() {}

    @Component
    @WritingConverter
    static class Writing implements Converter<Instant, JdbcValue> {
        // To a JdbcValue, not a Long: Spring Data JDBC takes an Instant for a time stamp unless it is told the type.
        @Override
        public JdbcValue convert(Instant instant) {
            return JdbcValue.of(Micros.of(instant), JDBCType.BIGINT);
        }
    }

    @Component
    @ReadingConverter
    static class Reading implements Converter<Long, Instant> {
        @Override
        public Instant convert(Long micros) {
            return Micros.toInstant(micros);
        }
    }
}
