// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis.render.page;

/// A cell to point at: its id, the place on the page where it is told in full, and a name that people read.
record CellLink(String id, String anchor, String label) {}
