@NullMarked
package io.github.httptoll.bench.workload;

import org.jspecify.annotations.NullMarked;
