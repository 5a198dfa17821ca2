@NullMarked
package io.github.httptoll.bench.timeline;

import org.jspecify.annotations.NullMarked;
