"use client";

export { default } from "@/app/forbidden";
