package io.huizhen.launcher.weather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A UDP relay on loopback that treats packets as a bad line would: loss, runs of loss, delay, jitter, a narrow rate with
 * a queue. Put before the TURN server, it weakens the media of whoever goes through it. Seeded: the same packets meet
 * the same fates. Each sender's address is a path of its own and belongs to the group that was named when it first
 * came, so that one person's line can be weak and another's not; the weather of a group changes at run time.
 *
 * <p>One thread does the work; every method may be called from any thread.
 */
public final class WeakLine implements AutoCloseable {

    /** Who is not told apart. */
    public static final String EVERYONE = "everyone";

    /** IP and UDP headers, which a line's rate carries too. */
    private static final int HEADERS = 28;

    private record Waiting(long at, long order, DatagramChannel by, InetSocketAddress to, byte[] bytes) {}

    private final InetSocketAddress target;
    private final long seed;
    private final Selector selector;
    private final DatagramChannel front;
    private final Map<InetSocketAddress, Path> paths = new HashMap<>();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>((a, b) -> {
        int byTime = Long.compare(a.at(), b.at());
        return byTime != 0 ? byTime : Long.compare(a.order(), b.order());
    });
    private final Map<String, Weather> weather = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile String newcomers = EVERYONE;
    private volatile boolean open = true;
    private long order;

    private final class Path {
        private final String group = newcomers;
        private final InetSocketAddress sender;
        private final DatagramChannel back;
        private final Direction up;
        private final Direction down;

        Path(InetSocketAddress sender) throws IOException {
            this.sender = sender;
            back = channel();
            back.register(selector, SelectionKey.OP_READ, this);
            up = new Direction(seed + 2L * paths.size());
            down = new Direction(seed + 2L * paths.size() + 1);
        }

        Weather weather() {
            return weather.getOrDefault(group, Weather.FINE);
        }
    }

    /** Relays to a port of loopback. */
    public WeakLine(int targetPort, long seed) {
        this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
        this.seed = seed;
        try {
            selector = Selector.open();
            front = channel();
            front.register(selector, SelectionKey.OP_READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon().name("weak-line").start(this::run);
    }

    /** The port that is to be used in place of the target's. */
    public int port() {
        return front.socket().getLocalPort();
    }

    /** Whoever sends for the first time from now on belongs to this group. */
    public void newcomersAre(String group) {
        newcomers = group;
    }

    /** The weather of a group, from now on. */
    public void set(String group, Weather next) {
        weather.put(group, next);
    }

    @Override
    public void close() {
        open = false;
        selector.wakeup();
        try {
            thread.join(2_000);
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        while (open) {
            try {
                select();
                for (SelectionKey key : selector.selectedKeys()) {
                    receive((DatagramChannel) key.channel(), (Path) key.attachment(), buffer);
                }
                selector.selectedKeys().clear();
                sendWhatIsDue();
            } catch (IOException portOfASenderIsClosed) {
                // A datagram to a port that is closed by now comes back as an error; a line drops it.
                selector.selectedKeys().clear();
            }
        }
    }

    private void select() throws IOException {
        Waiting next = waiting.peek();
        if (next == null) {
            selector.select();
            return;
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(next.at() - System.nanoTime());
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
    }

    private void receive(DatagramChannel channel, Path known, ByteBuffer buffer) throws IOException {
        while (true) {
            buffer.clear();
            InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
            if (from == null) {
                return;
            }
            byte[] bytes = new byte[buffer.flip().remaining()];
            buffer.get(bytes);
            if (known == null) {
                Path path = paths.get(from);
                if (path == null) {
                    path = new Path(from);
                    paths.put(from, path);
                }
                relay(path.up, path.weather(), path.back, target, bytes);
            } else {
                relay(known.down, known.weather(), front, known.sender, bytes);
            }
        }
    }

    private void relay(Direction way, Weather now, DatagramChannel by, InetSocketAddress to, byte[] bytes)
            throws IOException {
        long at = way.arrives(now, System.nanoTime(), bytes.length + HEADERS);
        if (at != Direction.LOST) {
            waiting.add(new Waiting(at, order++, by, to, bytes));
            sendWhatIsDue();
        }
    }

    private void sendWhatIsDue() throws IOException {
        while (!waiting.isEmpty() && waiting.peek().at() <= System.nanoTime()) {
            Waiting due = waiting.poll();
            due.by().send(ByteBuffer.wrap(due.bytes()), due.to());
        }
    }

    private static DatagramChannel channel() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return channel;
    }
}
