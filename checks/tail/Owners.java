// SPDX-License-Identifier: Apache-2.0
import io.github.httptoll.analysis.profile.OwnerRules;
import io.github.httptoll.analysis.profile.Stack;
import io.github.httptoll.analysis.profile.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Prints the CPU-time samples of a recording of the fixture server by owner, with the rules of the study: the owner's id and its number of
/// samples. Only threads of the server count. See parts.py.
public final class Owners {
    private static final String THREADS = "fixture-";

    private Owners() {}

    public static void main(String... args) throws IOException {
        List<Stack> stacks = new ArrayList<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(Path.of(args[0]))) {
            if (event.getEventType().getName().equals("jdk.CPUTimeSample") && event.getStackTrace() != null
                    && event.getThread("eventThread").getJavaName().startsWith(THREADS)) {
                stacks.add(new Stack(event.getThread("eventThread").getJavaName(),
                        event.getStackTrace().getFrames().stream().filter(RecordedFrame::isJavaFrame)
                                .map(Owners::name).toList().reversed(), 1));
            }
        }
        Tree.byOwner(stacks, OwnerRules.builtIn()).forEach((owner, samples) -> System.out.println(owner.id() + " " + samples));
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }
}
