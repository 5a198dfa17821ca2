// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which shard each scheduler's variables name.
class ArrayTaskTest {
    @ParameterizedTest
    @CsvSource({"PATH=/bin HTTPTOLL_SHARDS=3,''",
            "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_COUNT=5,2/5",
            "SLURM_ARRAY_TASK_ID=0 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_COUNT=5,1/5",
            "JOB_COMPLETION_INDEX=0 HTTPTOLL_SHARDS=3,1/3", "JOB_COMPLETION_INDEX=2 HTTPTOLL_SHARDS=3,3/3",
            "AWS_BATCH_JOB_ARRAY_INDEX=4 AWS_BATCH_JOB_ARRAY_SIZE=5,5/5", "PARALLEL_SEQ=3 HTTPTOLL_SHARDS=3,3/3"})
    void aTaskOfAnArrayNamesItsShard(String variables, String shard) {
        assertEquals(shard, ArrayTask.shard(environment(variables)));
    }

    /// One task of an array that is started alone has that array's numbers for itself, and would be taken for another shard.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "SLURM_ARRAY_TASK_ID=2 SLURM_ARRAY_TASK_MIN=2 SLURM_ARRAY_TASK_COUNT=1 | ID is 2 in an array of 1 tasks from 2",
            "SLURM_ARRAY_TASK_ID=6 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_COUNT=3 | which names no shard",
            "SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=3 | SLURM_ARRAY_TASK_MIN is not set",
            "JOB_COMPLETION_INDEX=0 | HTTPTOLL_SHARDS is not set",
            "PARALLEL_SEQ=1 HTTPTOLL_SHARDS=many | HTTPTOLL_SHARDS is 'many', expected a whole number",
            "PARALLEL_SEQ=4 HTTPTOLL_SHARDS=3 | PARALLEL_SEQ is 4 in an array of 3 tasks from 1",
            "AWS_BATCH_JOB_ARRAY_INDEX=x AWS_BATCH_JOB_ARRAY_SIZE=5 | AWS_BATCH_JOB_ARRAY_INDEX is 'x'",
            "SLURM_ARRAY_TASK_ID=1 PARALLEL_SEQ=1 | SLURM_ARRAY_TASK_ID and PARALLEL_SEQ are both set"})
    void whatNamesNoShardIsRefusedWithWhatToDo(String variables, String message) {
        String said = String.valueOf(assertThrows(IllegalArgumentException.class,
                () -> ArrayTask.shard(environment(variables))).getMessage());
        assertTrue(said.contains(message), said);
        assertTrue(said.contains("--shard=i/n"), said);
    }

    private static Map<String, String> environment(String variables) {
        return Stream.of(variables.split(" ")).map(variable -> variable.split("="))
                .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
    }
}
