/** How an order reaches its function: in this process by default, over a wire later, behind one port. */
package dev.haetae.dispatch;
