package dev.haetae.function.cacherebuild;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** One shard of an order, page by page until it is done or this call's time is over. */
final class Lane implements Callable<Said> {

    /** What goes to Redis in one script, so that no other client of it waits long. */
    private static final int MOST_ENTRIES = 250;

    private static final long MOST_CHARACTERS = 1 << 20;

    private final Work work;
    private final int shard;
    private final Deadline deadline;
    private final Reader reader;
    private final Shelf shelf;
    private final InstantSource clock;

    /** Reads a page, through whatever protects us from its source. */
    @FunctionalInterface
    interface Reader {

        Page read(Question question);
    }

    Lane(Work work, int shard, Deadline deadline, Reader reader, Shelf shelf, InstantSource clock) {
        this.work = work;
        this.shard = shard;
        this.deadline = deadline;
        this.reader = reader;
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public Said call() throws InterruptedException {
        Progress progress = shelf.progress(work);
        while (mayGoOn(progress)) {
            Deadline next = Deadline.in(Duration.ZERO);
            Page page = reader.read(question(progress));
            Said said = mayWrite() ? write(page, progress) : Said.DONE;
            if (said != Said.DONE || !mayWrite()) {
                return said;
            }
            next.plus(work.pace().of(Math.max(1, page.entries().size()))).await();
            progress = shelf.progress(work);
        }
        return Said.DONE;
    }

    private boolean mayGoOn(Progress progress) {
        return !progress.isDone(shard) && !deadline.isOver() && mayWrite();
    }

    private boolean mayWrite() {
        return !clock.instant().isAfter(work.order().notAfter());
    }

    private Question question(Progress progress) {
        Pace pace = work.pace();
        return new Question(work.order().source(), shard, pace.shards(), progress.cursor(shard), pace.limit());
    }

    /** The last part takes the progress with it, so that a page is either done or read again. */
    private Said write(Page page, Progress progress) {
        List<List<Page.Entry>> parts = parts(page.entries());
        for (List<Page.Entry> part : parts.subList(0, parts.size() - 1)) {
            Said said = shelf.write(work, part, List.of());
            if (said != Said.DONE) {
                return said;
            }
        }
        return shelf.write(work, parts.getLast(), progress.after(shard, page));
    }

    private static List<List<Page.Entry>> parts(List<Page.Entry> entries) {
        List<List<Page.Entry>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        long size = 0;
        for (Page.Entry entry : entries) {
            boolean full = parts.getLast().size() == MOST_ENTRIES || size + entry.size() > MOST_CHARACTERS;
            if (full && !parts.getLast().isEmpty()) {
                parts.add(new ArrayList<>());
                size = 0;
            }
            parts.getLast().add(entry);
            size += entry.size();
        }
        return parts;
    }
}
