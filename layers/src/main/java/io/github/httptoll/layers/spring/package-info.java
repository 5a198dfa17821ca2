// SPDX-License-Identifier: Apache-2.0

/// Spring's clients: RestClient, HTTP interface and WebClient.
@NullMarked
package io.github.httptoll.layers.spring;

import org.jspecify.annotations.NullMarked;
