// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One task of an array, as its scheduler's environment variables have it: which shard it measures where the command line does not say.
///
/// @param index variable with the number of the task
/// @param first variable with the number of the first task, or that number
/// @param count variable with the number of tasks
record ArrayTask(String index, String first, String count) {
    /// For schedulers that do not say how many tasks there are.
    static final String SHARDS = "HTTPTOLL_SHARDS";
    private static final List<ArrayTask> KNOWN = List.of(
            new ArrayTask("SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_COUNT"),
            new ArrayTask("JOB_COMPLETION_INDEX", "0", SHARDS),
            new ArrayTask("AWS_BATCH_JOB_ARRAY_INDEX", "0", "AWS_BATCH_JOB_ARRAY_SIZE"),
            new ArrayTask("PARALLEL_SEQ", "1", SHARDS));

    /// The shard of this task, such as `2/5`; empty: this process is no task of an array.
    ///
    /// @throws IllegalArgumentException if the variables do not name one shard; the message says what is missing
    static String shard(Map<String, String> environment) {
        List<ArrayTask> found = KNOWN.stream().filter(task -> environment.containsKey(task.index)).toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException(found.stream().map(ArrayTask::index).collect(Collectors.joining(" and "))
                    + " are both set; name the shard with --shard=i/n");
        }
        return found.stream().map(task -> task.in(environment)).findFirst().orElse("");
    }

    private String in(Map<String, String> environment) {
        long from = number(first, environment);
        long number = number(index, environment) - from + 1;
        long of = number(count, environment);
        if (from > 1 || number < 1 || number > of) {
            throw new IllegalArgumentException(index + " is " + environment.get(index) + " in an array of " + of
                    + " tasks from " + from
                    + ", which names no shard; number the tasks from 0 or 1 without gaps, or give"
                    + " --shard=i/n");
        }
        return number + "/" + of;
    }

    /// @param name of a variable, or a number
    private long number(String name, Map<String, String> environment) {
        String text = environment.getOrDefault(name, name);
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(index + " is set, and " + name + " is "
                    + (text.equals(name) ? "not set" : "'" + text + "'")
                    + ", expected a whole number; set it, or give --shard=i/n (1/1 is the whole study)");
        }
        return Long.parseLong(text);
    }
}
