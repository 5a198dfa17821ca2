@NullMarked
package io.github.httptoll.bench.strategy;

import org.jspecify.annotations.NullMarked;
