"use client";

export { default } from "@/app/not-found";
