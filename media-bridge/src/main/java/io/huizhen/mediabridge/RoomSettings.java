package io.huizhen.mediabridge;

import java.nio.file.Path;

/**
 * How a room is made.
 *
 * @param publishers most parties that may send
 * @param bitrate cap for one sender's picture in bits a second
 * @param recordings folder of this room's recordings, as the media server sees it; recording starts switched off
 */
public record RoomSettings(int publishers, int bitrate, Path recordings) {

    public RoomSettings {
        if (publishers < 2) {
            throw new IllegalArgumentException("A consult has at least two parties");
        }
        if (bitrate < 64_000) {
            throw new IllegalArgumentException("A picture needs 64 kbit/s or more");
        }
    }
}
